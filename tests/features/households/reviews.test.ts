import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { Conflict, Forbidden, NotFound, RuleBroken } from "~/platform/access/errors";
import { confirmImport, uploadList } from "~/features/households/import-commands.server";
import { findByNik } from "~/features/households/register-queries.server";
import { recordNumber, settleReview } from "~/features/households/review-commands.server";
import { listReviews, openReview } from "~/features/households/review-queries.server";
import "~/jobs.server";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { drainJobs } from "~/platform/jobs/jobs.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { keluargaSheet, listFamilies } from "#tests/support/lists";
import { buildXlsx } from "#tests/support/workbook";

describe("rows that only a person can decide", () => {
  useDatabase();
  process.env.PORTAL_DATA = temporaryFolder().path;
  const [sound, malformed, doubled] = listFamilies(20).filter(({ family }) =>
    family.members.every((one) => one.nik),
  ) as [Listed, Listed, Listed];
  type Listed = ReturnType<typeof listFamilies>[number];
  const reason = "KTP asli dilihat petugas";
  let registrar: Actor;

  beforeAll(async () => {
    registrar = await makeActor("registrar");
    const table = keluargaSheet([sound, malformed, doubled]);
    const nik = table.header.indexOf("nik");
    table.rows[1]![nik] = String(table.rows[1]![nik]).slice(0, 15);
    table.rows[2]![nik] = sound.family.members[0].nik!;
    const { id } = await uploadList(registrar, {
      file: {
        name: "daftar.xlsx",
        bytes: buildXlsx([{ name: "keluarga", rows: [table.header, ...table.rows] }]),
      },
      handoverReference: "BAST-1",
      listYear: 2022,
    });
    await drainJobs();
    await confirmImport(registrar, id);
    await drainJobs();
  });

  const caseOf = async (kind: "nik_malformed" | "nik_duplicate") =>
    (
      await read(systemActor, (tx) =>
        tx.execute<{ id: string; household_id: string }>(
          sql`select id, household_id from review_case where kind = ${kind}`,
        ),
      )
    )[0]!;
  const documents = async (householdId: string) =>
    (
      await read(systemActor, (tx) =>
        tx.execute<{
          state: string;
        }>(sql`select distinct n.state from need n join member m on m.id = n.member_id
        where n.household_id = ${householdId} and n.code = 'documents' and m.is_head and n.ended_on is null`),
      )
    ).map(({ state }) => state);

  it("wait in one list, each with why it waits", async () => {
    const { rows, total, byKind } = await listReviews(registrar, { kind: null, page: 1 });
    expect(total).toBe(2);
    expect(byKind).toEqual({ nik_malformed: 1, nik_duplicate: 1 });
    expect(rows.every((row) => row.fileName === "daftar.xlsx" && row.name)).toBe(true);
    const elsewhere = await makeActor("registrar", { scope: "64.02" });
    expect((await listReviews(elsewhere, { kind: null, page: 1 })).total).toBe(0);
    await expect(openReview(elsewhere, rows[0]!.id)).rejects.toThrow(NotFound);
    await expect(openReview(await makeActor("bappeda_analyst"), rows[0]!.id)).rejects.toThrow(Forbidden);
  });

  it("show a sound number masked, a malformed one as it was typed, and that somebody looked", async () => {
    const twice = await openReview(registrar, (await caseOf("nik_duplicate")).id);
    const whole = sound.family.members[0].nik!;
    expect(JSON.stringify(twice)).not.toContain(whole);
    expect(twice.file.nik).toBe(twice.register.nik);
    const wrong = await openReview(registrar, (await caseOf("nik_malformed")).id);
    expect(wrong.file.nik).toBe(malformed.family.members[0].nik!.slice(0, 15));
    const looked = await read(systemActor, (tx) =>
      tx.execute(
        sql`select 1 from audit_entry where act = 'review.read' and actor_id = ${registrar.accountId}`,
      ),
    );
    expect(looked.length).toBe(2);
  });

  it("take the right number from the card and close the need for documents, but never another person's", async () => {
    const { id, household_id: family } = await caseOf("nik_malformed");
    expect(await documents(family)).toEqual(["open"]);
    const refused = async (typed: string, code: string) =>
      expect(recordNumber(registrar, id, typed, { reason })).rejects.toEqual(
        expect.objectContaining(new RuleBroken(code)),
      );
    await refused("3216", "nik_length");
    await refused(sound.family.members[0].nik!, "nik_duplicate");
    const right = malformed.family.members[0].nik!;
    await recordNumber(registrar, id, right.replace(/(\d{4})/g, "$1 "), { reason });
    await drainJobs();
    expect(await findByNik(registrar, right)).not.toBeNull();
    expect(await documents(family)).not.toContain("open");
    const kept = await read(systemActor, (tx) =>
      tx.execute<{ before: string; after: string; reason: string }>(
        sql`select before, after, reason from correction where household_id = ${family} and field = 'nik'`,
      ),
    );
    expect(kept[0]).toMatchObject({ reason });
    expect(JSON.stringify(kept)).not.toContain(right);
    await expect(recordNumber(registrar, id, right, { reason })).rejects.toThrow(Conflict);
  });

  it("end once, with an answer of their own kind", async () => {
    const { id } = await caseOf("nik_duplicate");
    await expect(settleReview(registrar, id, "number_not_found", { reason })).rejects.toThrow(RuleBroken);
    await settleReview(registrar, id, "same_person", { reason });
    await expect(settleReview(registrar, id, "different_person", { reason })).rejects.toThrow(Conflict);
    expect((await listReviews(registrar, { kind: null, page: 1 })).total).toBe(0);
    expect((await openReview(registrar, id)).decision).toBe("same_person");
  });
});
