import { sql } from "drizzle-orm";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { Conflict, Forbidden, RuleBroken } from "~/platform/access/errors";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { approveRun } from "~/features/matching/approval-commands.server";
import { listHelpsHeld } from "~/features/matching/help-queries.server";
import { HelpsHeld } from "~/features/matching/parts/helps-held";
import { computeRun } from "~/features/matching/compute-commands.server";
import { discardRun, startRun } from "~/features/matching/run-commands.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import {
  change,
  cibarusah,
  look,
  linesOfRun,
  makeAgency,
  makeFamilies,
  makeProgram,
  proposeRun,
} from "./world";

useDatabase();

let analyst: Actor;
let head: Actor;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  head = await makeActor("bappeda_head");
});

const runOf = async (id: string) =>
  (await look<Record<string, never>>(sql`select * from run where id = ${id}`))[0]!;
const matchesOf = (id: string) =>
  look<{ need_id: string; state: string; household_id: string }>(
    sql`select * from match where run_id = ${id}`,
  );

describe("a matching run", () => {
  it("proposes the neediest, certifies the proposal, and says why for every need", async () => {
    const agencyId = await makeAgency();
    const { offerId } = await makeProgram(agencyId, {
      places: 2,
      criteria: { place: { codes: ["32.16.18"] } },
    });
    const [poorest, second, third, elsewhere] = await makeFamilies([
      { decile: "1" },
      { decile: "2" },
      { decile: "3" },
      { decile: "1", region: cibarusah },
    ]);
    const runId = await proposeRun(analyst, { offerIds: [offerId] });
    expect(await runOf(runId)).toMatchObject({
      state: "certified",
      progress: 100,
      counts: expect.objectContaining({ served: 2, places: 2, needs: 4, eligible: 3, firstCome: 2 }),
    });
    const lines = await linesOfRun(runId);
    const of = (id: string) => lines.find((line) => line.householdId === id)!;
    expect(of(poorest!.householdId)).toMatchObject({ outcome: "served" });
    expect(of(second!.householdId)).toMatchObject({ outcome: "served" });
    expect(of(third!.householdId)).toMatchObject({
      outcome: "not_served",
      explanation: { why: { code: "waiting", before: 0 } },
    });
    expect(of(elsewhere!.householdId)).toMatchObject({
      outcome: "not_eligible",
      explanation: {
        why: {
          code: "not_eligible",
          refusals: [{ offer: offerId, why: "criterion", verdict: { criterion: "place", found: cibarusah } }],
        },
      },
    });
    await discardRun(analyst, runId, "selesai diuji");
  });

  it("never reads a household without a decree valid today, nor a need that is not open", async () => {
    const { offerId } = await makeProgram(await makeAgency(), { places: 5, need: "water" });
    const [, closed] = await makeFamilies([{ needs: ["water"], decreed: false }, { needs: ["water"] }]);
    await change(sql`update need set state = 'unknown' where id = ${closed!.needIds[0]!}`);
    const runId = await proposeRun(analyst, { needs: ["water"], offerIds: [offerId] });
    expect((await runOf(runId)).counts).toMatchObject({ needs: 0, served: 0 });
  });

  it("gives the same hash again on the same data, seed and weights", async () => {
    const { offerId } = await makeProgram(await makeAgency(), { places: 1, need: "electricity" });
    await makeFamilies([{ needs: ["electricity"] }, { needs: ["electricity"] }, { needs: ["electricity"] }]);
    const request = { needs: ["electricity" as const], offerIds: [offerId] };
    const first = await runOf(await proposeRun(analyst, request));
    const again = await runOf(await proposeRun(analyst, request));
    expect(again.result_hash).toBe(first.result_hash);
    expect(again.snapshot_hash).toBe(first.snapshot_hash);
  });

  it("is computed once, however often its job is delivered, and not at all once discarded", async () => {
    const request = { period: "2023", needs: ["food" as const], offerIds: null, cap: null, seed: "x" };
    const { offerId } = await makeProgram(await makeAgency("social"), { places: 1, need: "food" });
    await makeFamilies([{ needs: ["food"] }]);
    const runId = await proposeRun(analyst, { needs: ["food"], offerIds: [offerId] });
    await computeRun(analyst, runId);
    expect(await look(sql`select 1 from allocation where run_id = ${runId}`)).toHaveLength(1);

    const dropped = await startRun(analyst, request);
    await discardRun(analyst, dropped, "salah kebutuhan");
    await computeRun(analyst, dropped);
    expect(await runOf(dropped)).toMatchObject({ state: "discarded", result_hash: null });
  });
});

describe("approving a run", () => {
  it("is not for the person who made it, nor for an analyst", async () => {
    const { offerId } = await makeProgram(await makeAgency(), { places: 1 });
    await makeFamilies([{}]);
    const runId = await proposeRun(analyst, { offerIds: [offerId] });
    await expect(approveRun(analyst, runId, { leaveOut: 0 })).rejects.toThrow(Forbidden);
    const both = await makeActor("bappeda_head", { accountId: analyst.accountId, key: analyst.key }).catch(
      () => ({
        ...head,
        accountId: analyst.accountId,
      }),
    );
    await expect(approveRun(both, runId, { leaveOut: 0 })).rejects.toThrow(Forbidden);
    await discardRun(head, runId, "uji");
    await expect(approveRun(head, runId, { leaveOut: 0 })).rejects.toThrow(RuleBroken);
  });

  it("reserves places, opens repeat windows, engages needs and leaves one line in the log", async () => {
    const { offerId } = await makeProgram(await makeAgency(), { places: 3 });
    const families = await makeFamilies([{}, {}]);
    const runId = await proposeRun(analyst, { offerIds: [offerId] });
    // Other families of this file also wait for houses; only the count of places matters here.
    const answer = await approveRun(head, runId, { leaveOut: 0 });
    expect(answer).toEqual({ approved: 3, leftOut: 0 });
    expect(await look(sql`select taken from offer where id = ${offerId}`)).toEqual([{ taken: 3 }]);
    const matches = await matchesOf(runId);
    expect(matches).toHaveLength(3);
    const windows = await look<{ key: string; span: string }>(
      sql`select key, span::text from protection w join match m on m.id = w.match_id where m.run_id = ${runId}`,
    );
    expect(windows).toHaveLength(3);
    expect(windows[0]!.span).toBe("[2023-07-03,2033-07-03)");
    const states = await look<{ state: string }>(
      sql`select distinct n.state from need n join match m on m.need_id = n.id where m.run_id = ${runId}`,
    );
    expect(states).toEqual([{ state: "engaged" }]);
    const logged = await look<{ details: { approved: number; lines: string } }>(
      sql`select details from audit_entry where act = 'run.approve' and subject_id = ${runId}`,
    );
    expect(logged).toHaveLength(1);
    expect(logged[0]!.details).toMatchObject({ approved: 3, lines: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await expect(approveRun(head, runId, { leaveOut: 0 })).rejects.toThrow(RuleBroken);
    expect(families).toHaveLength(2);
  });

  it.each<
    [
      string,
      (ids: {
        householdId: string;
        needId: string;
        offerId: string;
        programId: string;
      }) => ReturnType<typeof sql>,
    ]
  >([
    [
      "the decree has ended",
      ({ householdId }) => sql`update decree set valid_to = '2023-07-02' where id in
      (select decree_id from decree_entry where household_id = ${householdId})`,
    ],
    [
      "the family was taken off the list",
      ({ householdId }) => sql`update household set state = 'ineligible' where id = ${householdId}`,
    ],
    ["the need is no longer open", ({ needId }) => sql`update need set state = 'met' where id = ${needId}`],
    [
      "the program was closed",
      ({ programId }) => sql`update program set state = 'closed' where id = ${programId}`,
    ],
    [
      "the offer's terms changed",
      ({ offerId }) =>
        sql`update offer set criteria = '[{"sex":{"is":"male","unknown":"ask"}}]' where id = ${offerId}`,
    ],
    ["the places were taken", ({ offerId }) => sql`update offer set capacity = 0 where id = ${offerId}`],
    [
      "the family had the same help elsewhere",
      ({ householdId }) => sql`insert into aid_history (id, household_id, region, need,
      program, origin, year, digest) values (gen_random_uuid(), ${householdId}, '32.16.18.2003', 'water', 'PAMSIMAS', 'village',
      2020, sha256(convert_to(${householdId}, 'UTF8')))`,
    ],
  ])("is refused when meanwhile %s, and leaves the line out only with consent", async (_, happens) => {
    const { programId, offerId } = await makeProgram(await makeAgency("public_works"), {
      places: 1,
      need: "water",
    });
    const [family] = await makeFamilies([{ needs: ["water"], decile: "1", region: "32.16.18.2004" }]);
    const runId = await proposeRun(analyst, { needs: ["water"], offerIds: [offerId] });
    const [line] = await look<{ household_id: string; need_id: string }>(
      sql`select household_id, need_id from allocation where run_id = ${runId} and outcome = 'served'`,
    );
    expect(family).toBeDefined();
    await change(happens({ householdId: line!.household_id, needId: line!.need_id, offerId, programId }));
    await expect(approveRun(head, runId, { leaveOut: 0 })).rejects.toThrow(Conflict);
    expect(await matchesOf(runId)).toEqual([]);
    await expect(approveRun(head, runId, { leaveOut: 1 })).rejects.toMatchObject({
      code: "run_nothing_left",
    });
  });

  it("with consent approves the lines that still stand", async () => {
    const { offerId } = await makeProgram(await makeAgency("enterprise"), {
      places: 2,
      need: "livelihood.business",
    });
    const families = await makeFamilies([
      { needs: ["livelihood.business"] },
      { needs: ["livelihood.business"] },
    ]);
    const runId = await proposeRun(analyst, { needs: ["livelihood.business"], offerIds: [offerId] });
    await change(sql`update household set state = 'ineligible' where id = ${families[0]!.householdId}`);
    await expect(approveRun(head, runId, { leaveOut: 0 })).rejects.toMatchObject({
      code: "run_lines_stale",
      facts: { count: 1 },
    });
    expect(await approveRun(head, runId, { leaveOut: 1, remark: "keluarga keluar" })).toEqual({
      approved: 1,
      leftOut: 1,
    });
    expect((await matchesOf(runId)).map((row) => row.household_id)).toEqual([families[1]!.householdId]);
  });

  it("answers a form sent again with the first answer", async () => {
    const { offerId } = await makeProgram(await makeAgency("fisheries"), {
      places: 1,
      need: "livelihood.fish",
    });
    await makeFamilies([{ needs: ["livelihood.fish"] }]);
    const runId = await proposeRun(analyst, { needs: ["livelihood.fish"], offerIds: [offerId] });
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => approveRun(head, runId, { leaveOut: 0, key })),
    );
    for (const answer of answers) expect(answer).toEqual({ approved: 1, leftOut: 0 });
    expect(await matchesOf(runId)).toHaveLength(1);
  });
});

describe("when approvals race", () => {
  it("64 runs for the last place: one wins, the others are told, the place is given once", async () => {
    const { offerId } = await makeProgram(await makeAgency("agriculture"), {
      places: 1,
      need: "livelihood.farm",
    });
    const runs: string[] = [];
    for (let at = 0; at < 64; at++) {
      await makeFamilies([{ needs: ["livelihood.farm"], decile: "1" }]);
      runs.push(
        await proposeRun(analyst, { needs: ["livelihood.farm"], offerIds: [offerId], seed: `lot ${at}` }),
      );
    }
    const answers = await Promise.allSettled(runs.map((runId) => approveRun(head, runId, { leaveOut: 0 })));
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(Conflict);
    expect(await look(sql`select taken, capacity from offer where id = ${offerId}`)).toEqual([
      { taken: 1, capacity: 1 },
    ]);
  }, 120_000);

  it("two agencies' runs with the same family and kind of help: one wins, in the database too", async () => {
    const first = await makeProgram(await makeAgency("housing"), { places: 1, need: "sanitation.latrine" });
    const second = await makeProgram(await makeAgency("health"), { places: 1, need: "sanitation.latrine" });
    await makeFamilies([{ needs: ["sanitation.latrine"] }]);
    const other = await makeActor("bappeda_analyst");
    const runs = [
      await proposeRun(analyst, { needs: ["sanitation.latrine"], offerIds: [first.offerId] }),
      await proposeRun(other, { needs: ["sanitation.latrine"], offerIds: [second.offerId] }),
    ];
    const answers = await Promise.allSettled(runs.map((runId) => approveRun(head, runId, { leaveOut: 0 })));
    expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
    const ids = sql`${runs[0]!}, ${runs[1]!}`;
    const another = sql`(select id from match where run_id not in (${ids}) limit 1)`;
    await expect(
      change(sql`insert into protection select ${another}, w.key, daterange('2025-01-01', null)
        from protection w join match m on m.id = w.match_id where m.run_id in (${ids})`),
    ).rejects.toMatchObject({ cause: { constraint_name: "protection_no_double" } });
  });

  it("a match says what its need, its offer and its line say, from the beginning and for good", async () => {
    const { offerId } = await makeProgram(await makeAgency("housing"), { places: 9, need: "housing" });
    await makeFamilies([{ needs: ["housing"] }, { needs: ["housing"] }]);
    const runId = await proposeRun(analyst, { needs: ["housing"], offerIds: [offerId] });
    await approveRun(head, runId, { leaveOut: 0 });
    const [one, other] = await look<{ id: string; household_id: string }>(
      sql`select id, household_id from match where run_id = ${runId} order by id`,
    );
    for (const wrong of [
      sql`household_id = ${other!.household_id}`,
      sql`agency_id = gen_random_uuid()`,
      sql`member_id = gen_random_uuid()`,
      sql`program_id = null`,
      sql`period = '1999'`,
    ])
      await expect(change(sql`update match set ${wrong} where id = ${one!.id}`)).rejects.toMatchObject({
        cause: { constraint_name: "match_keeps_its_parties" },
      });
    for (const [column, wrong] of [
      ["household_id", sql`${other!.household_id}::uuid`],
      ["agency_id", sql`gen_random_uuid()`],
      ["member_id", sql`gen_random_uuid()`],
      ["program_id", sql`null::uuid`],
      ["need", sql`'food'`],
      ["period", sql`'1999'`],
      ["run_id", sql`gen_random_uuid()`],
    ] as const) {
      const copied = ["run_id", "need", "household_id", "member_id", "agency_id", "program_id", "period"].map(
        (name) => (name === column ? wrong : sql.raw(name)),
      );
      await expect(
        change(sql`insert into match (id, run_id, need, household_id, member_id, agency_id, program_id, period, allocation_id, offer_id,
            need_id, region, decree_id, approved_on, state, cancel_reason)
          select gen_random_uuid(), ${sql.join(copied, sql`, `)}, allocation_id, offer_id, need_id, region, decree_id,
            approved_on, 'cancelled', 'data_error' from match where id = ${one!.id}`),
        column,
      ).rejects.toMatchObject({ cause: { constraint_name: "match_copies_hold" } });
    }
  });
});

describe("beside a family's reasons", () => {
  it("stands what every agency promised or gave it, and not what was cancelled", async () => {
    const needs = ["water", "food", "electricity"] as const;
    const [family] = await makeFamilies([{ needs: [...needs] }]);
    for (const need of needs) {
      const { offerId } = await makeProgram(await makeAgency(), { need, places: 1 });
      const runId = await proposeRun(analyst, { needs: [need], offerIds: [offerId] });
      await approveRun(head, runId, { leaveOut: 0 });
    }
    const mine = sql`household_id = ${family!.householdId}`;
    await change(
      sql`update match set state = 'delivered', delivered_on = '2023-07-02' where ${mine} and need = 'food'`,
    );
    await change(
      sql`update match set state = 'cancelled', cancel_reason = 'returned_by_agency' where ${mine} and need = 'electricity'`,
    );
    const helps = await listHelpsHeld(analyst, family!.householdId);
    const text = renderToStaticMarkup(createElement(HelpsHeld, { helps }));
    const agencies = await look<{ need: string; name: string; label: string }>(
      sql`select m.need, g.name, o.label from match m join agency g on g.id = m.agency_id join offer o on o.id = m.offer_id
        where m.household_id = ${family!.householdId} order by m.need`,
    );
    for (const { need, name, label } of agencies)
      expect(text.includes(`${label} · ${name}`), need).toBe(need !== "electricity");
    expect(text).toContain(m.matching_help_delivered({ date: formatDate("2023-07-02") }));
    expect(text).toContain(m.matching_help_approved({ date: formatDate("2023-07-03") }));
    expect(await listHelpsHeld(analyst, crypto.randomUUID())).toEqual([]);
    expect(renderToStaticMarkup(createElement(HelpsHeld, { helps: [] }))).toContain(m.matching_helps_none());
  });
});
