import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { acts } from "~/platform/access/policy";
import { timelineOf } from "~/platform/access/timeline.server";
import { actLabels } from "~/platform/i18n/act-labels";
import { perform } from "~/platform/access/perform.server";
import type { Actor } from "~/platform/access/actor";
import { verifyAudit } from "~/features/audit/commands.server";
import { auditFilter, listActors, listAudit, listVerifications } from "~/features/audit/queries.server";
import { newId } from "~/platform/db/id";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";

const database = useDatabase();
const zone = "Asia/Jakarta";
const program = newId();
let auditor: Actor;
let analyst: Actor;

const act = (actor: Actor, id: string, reason?: string) =>
  perform(
    actor,
    "partner.refuse",
    async () => ({ id, region: "32.16" }),
    async () => null,
    { reason },
  );

beforeAll(async () => {
  auditor = await makeActor("auditor");
  analyst = await makeActor("bappeda_analyst");
  for (let n = 0; n < 60; n += 1) await act(analyst, newId());
  await act(analyst, program, "Berkas tidak lengkap");
});

const list = (query: string, page = 1) =>
  listAudit(auditor, auditFilter(new URLSearchParams(query)), page, zone);

describe("the audit log", () => {
  it("shows the auditor every entry, newest first, page by page", async () => {
    const first = await list("act=partner.refuse");
    expect(first.total).toBe(61);
    expect(first.rows).toHaveLength(50);
    expect(first.rows[0]).toMatchObject({ subjectId: program, reason: "Berkas tidak lengkap" });
    expect((await list("act=partner.refuse", 2)).rows).toHaveLength(11);
  });

  it("is filtered by act, official, record and day", async () => {
    expect((await list("act=decree.record")).total).toBe(0);
    expect((await list(`actor=${analyst.accountId}`)).total).toBe(61);
    expect((await list(`subject=${program}`)).total).toBe(1);
    expect((await list("to=01-01-2020")).total).toBe(0);
    expect((await list("from=01-01-2020")).total).toBeGreaterThan(60);
    expect((await listActors(auditor)).map(({ id }) => id)).toContain(analyst.accountId);
  });

  it("ignores filters that can mean nothing", async () => {
    expect(auditFilter(new URLSearchParams("act=drop&actor=1&from=31-31-2020&kind=x"))).toEqual({
      act: null,
      kind: null,
      subject: null,
      actor: null,
      from: null,
      to: null,
      since: null,
    });
  });

  it("tells the story of one record to whoever may see it", async () => {
    const story = await timelineOf(analyst, "partner", program);
    expect(story.map((entry) => entry.act)).toEqual(["partner.refuse"]);
    expect(story[0]!.actor).toBe(analyst.name);
    const elsewhere = await makeActor("bappeda_analyst", { scope: "64.02" });
    expect(await timelineOf(elsewhere, "partner", program)).toEqual([]);
  });

  it("is found whole, and broken at the very entry where a byte was changed", async () => {
    expect(await verifyAudit(auditor)).toMatchObject({ whole: true });
    const owner = postgres(database.ownerUrl(), { max: 1 });
    await owner.unsafe(`alter table audit_entry disable trigger audit_is_append_only`);
    await owner.begin(async (tx) => {
      await tx`select set_config('portal.reach', 'system', true)`;
      await tx`update audit_entry set reason = 'Berkas lengkap' where subject_id = ${program}`;
    });
    await owner.end();
    const [entry] = (await list(`subject=${program}`)).rows;
    expect(await verifyAudit(auditor)).toMatchObject({
      whole: false,
      brokenAt: entry!.seq,
      fault: "content",
    });
    const [latest, before] = await listVerifications(auditor);
    expect(latest!.details).toMatchObject({ whole: false, brokenAt: entry!.seq });
    expect(before!.details).toMatchObject({ whole: true });
  });

  it("has words for every act, in both languages", () => {
    for (const name of acts)
      for (const locale of ["id", "en"] as const) {
        const words = (actLabels[name] as (input?: object, options?: object) => string)({}, { locale });
        expect(words, `${name} ${locale}`).toMatch(/^[A-Z].{2,}/);
      }
    const pairs = acts.map((name) =>
      (["id", "en"] as const).map((locale) =>
        (actLabels[name] as (input?: object, options?: object) => string)({}, { locale }),
      ),
    );
    expect(pairs.filter(([id, en]) => id === en)).toEqual([]);
  });
});
