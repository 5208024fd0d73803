import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { Conflict } from "~/platform/access/errors";
import { writeAs } from "~/platform/access/transaction.server";
import { approveRun } from "~/features/matching/approval-commands.server";
import { readRunNeed } from "~/features/matching/queries.server";
import { closeProgram } from "~/features/programs/publication-commands.server";
import { readDossier } from "~/features/reporting/dossier-queries.server";
import { playDeliveries } from "../../drizzle/seed/deliveries";
import { playProposal } from "../../drizzle/seed/runs";
import { demoActor, useScenario } from "#tests/support/scenario";
import { ask, count, keepsSeedRules } from "#tests/support/seed";

const { ownerUrl } = useScenario("kukar_sembako");
const today = "2023-11-13";

describe("Kutai Kartanegara on 13 November 2023", () => {
  keepsSeedRules({ region: "64.02", today, villages: 237, people: 40_000, ownerUrl });

  it("holds 6,000 verified families with about 24,000 members, on two decrees in all 20 kecamatan", async () => {
    const [verified] = await ask(sql`
      select count(*)::int as families, count(distinct left(h.region, 8))::int as kecamatan, sum(h.size)::int as members
      from household h where exists (select 1 from decree_entry e where e.household_id = h.id
        and not e.removed and ${today}::date between e.valid_from and e.valid_to)`);
    expect(verified).toMatchObject({ families: 6000, kecamatan: 20 });
    expect(Math.abs(Number(verified!.members) - 24_000)).toBeLessThan(1000);
    expect(await count(sql`select count(*)::int as n from decree where state = 'recorded'`)).toBe(2);
  });

  it("offers parcels for three billion rupiah, and fisheries and farming beside them", async () => {
    const rows = await ask(sql`select a.code as office, p.need, p.quota, p.quota * p.unit_value as rupiah
      from program p join agency a on a.id = p.agency_id where p.state = 'published' order by 1, 2, 3`);
    expect(rows).toEqual([
      expect.objectContaining({ office: "dinsos", need: "food", quota: 1000, rupiah: "3000000000" }),
      expect.objectContaining({ office: "distanak", need: "livelihood.farm", quota: 500 }),
      expect.objectContaining({ office: "dkp", need: "livelihood.fish", quota: 160 }),
      expect.objectContaining({ office: "dkp", need: "livelihood.fish", quota: 220 }),
    ]);
  });

  it("holds every step of the chain on the lists of families found later", async () => {
    const states = await ask<{ state: string }>(
      sql`select distinct state from village_round where number = 2`,
    );
    expect(states.map((row) => row.state)).toEqual(
      expect.arrayContaining(["open", "minuted", "district_reviewed", "review_proposed", "announced"]),
    );
  });
});

// One story, in order: proposed, approved by several hands at once, handed over, given back, closed.
describe("a thousand parcels for six thousand families", () => {
  let analyst: Actor;
  let head: Actor;
  let office: { operator: Actor; head: Actor };
  let waiting = "";
  let program = "";
  let offer = "";
  beforeAll(async () => {
    analyst = await demoActor("bappeda_analyst");
    head = await demoActor("bappeda_head");
    office = { operator: await demoActor("agency_operator"), head: await demoActor("agency_head") };
    waiting = (await ask<{ id: string }>(sql`select id from run where state = 'certified'`))[0]!.id;
    const [parcels] = await ask<{ program: string; offer: string }>(
      sql`select program_id as program, id as offer from offer where need = 'food'`,
    );
    ({ program, offer } = parcels!);
  });
  const given = () =>
    ask(sql`select taken, capacity, (select count(*)::int from match where need = 'food' and state <> 'cancelled')
      as live from offer where id = ${offer}`);

  const reasonOf = async (run: string, need: string) =>
    (await readRunNeed(analyst, run, need)).explanation.why;

  it("proposes a thousand, and tells each of the five thousand others its place in the queue or its reason", async () => {
    const lines = await ask<{ need: string; outcome: string; code: string; before: number }>(
      sql`select need_id as need, outcome, code, before from allocation where run_id = ${waiting} order by rank`,
    );
    expect(lines).toHaveLength(6000);
    expect(lines.filter(({ outcome }) => outcome === "served")).toHaveLength(1000);
    const queue = lines.filter(({ code }) => code === "waiting").map(({ before }) => before);
    expect(queue).toEqual(queue.map((_, place) => place));
    const refused = lines.filter(({ outcome }) => outcome === "not_eligible");
    expect(queue.length + refused.length).toBe(5000);
    expect(refused.length).toBeGreaterThan(300);
    expect(await reasonOf(waiting, refused[0]!.need)).toMatchObject({
      code: "not_eligible",
      refusals: [{ why: "criterion", verdict: { criterion: "decile" } }],
    });
  });

  it("shows beside a waiting family what other offices gave it", async () => {
    const served = await ask<{ id: string; office: string }>(sql`
      select l.household_id as id, a.name as office from allocation l join match m on m.household_id = l.household_id
      join agency a on a.id = m.agency_id
      where l.run_id = ${waiting} and l.outcome = 'not_served' and m.state in ('delivered', 'checked') order by 1`);
    expect(new Set(served.map((row) => row.office)).size).toBe(2);
    const dossier = await readDossier(analyst, served[0]!.id);
    expect(dossier.matches.map((match) => match.agency)).toEqual([served[0]!.office]);
    expect(dossier.needs.map((need) => need.code)).toContain("food");
    expect(
      await count(sql`select count(distinct x.household_id)::int as n from aid_history x
        join allocation l on l.household_id = x.household_id and l.run_id = ${waiting} and l.outcome = 'not_served'`),
    ).toBeGreaterThan(200);
  });

  it("gives the thousand once, whoever approves at the same moment, and refuses parcel 1,001", async () => {
    const other = await playProposal(analyst, ["food"], "undian-kedua");
    const approvals = [waiting, other, waiting, other, waiting].map((run) =>
      approveRun(head, run, { leaveOut: 0 }),
    );
    const answers = await Promise.allSettled(approvals);
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    expect(await given()).toEqual([{ taken: 1000, capacity: 1000, live: 1000 }]);
    const late = await ask<{ id: string }>(sql`select id from run where state = 'certified'`);
    await expect(approveRun(head, late[0]!.id, { leaveOut: 0 })).rejects.toThrow(Conflict);
    await expect(approveRun(head, late[0]!.id, { leaveOut: 1000 })).rejects.toMatchObject({
      code: "run_nothing_left",
    });
    const one = writeAs(systemActor, "scenario", (tx) =>
      tx.execute(sql`insert into match (id, run_id, offer_id, need_id, need, household_id, region, agency_id, program_id,
          decree_id, period, approved_on)
        select gen_random_uuid(), m.run_id, m.offer_id, n.id, 'food', n.household_id, h.region, m.agency_id, m.program_id,
          e.decree_id, m.period, m.approved_on
        from need n join household h on h.id = n.household_id join decree_entry e on e.household_id = h.id
        cross join (select * from match where need = 'food' limit 1) m
        where n.code = 'food' and n.state = 'open' and h.state = 'decreed' limit 1`),
    );
    await expect(one).rejects.toMatchObject({ cause: { constraint_name: "offer_never_over" } });
    expect(await given()).toEqual([{ taken: 1000, capacity: 1000, live: 1000 }]);
  });

  it("lets a fisher family hold a parcel and what fisheries gave it", async () => {
    expect(
      await count(sql`select count(*)::int as n from match f join match p on p.household_id = f.household_id
        where f.need = 'livelihood.fish' and f.state <> 'cancelled' and p.need = 'food'`),
    ).toBeGreaterThan(3);
  });

  it("refuses a family that holds its parcel a second one of the round, and closes clean at 987", async () => {
    await playDeliveries({
      need: "food",
      office,
      accepted: 14,
      returned: 13,
      consented: 0,
      scheduled: 1,
      delivered: 1,
      checked: 1,
      days: { accept: today, consent: today, schedule: today, deliver: today, check: today },
      value: 3_000_000,
    });
    expect(await given()).toEqual([{ taken: 987, capacity: 1000, live: 987 }]);
    const next = await playProposal(analyst, ["food"], "sisa-paket");
    const [holder] = await ask<{ need: string; state: string }>(sql`
      select n.id as need, n.state from match m join need n on n.id = m.need_id
      where m.need = 'food' and m.state = 'checked'`);
    expect(holder!.state).toBe("open");
    expect(await reasonOf(next, holder!.need)).toMatchObject({
      code: "not_eligible",
      refusals: [{ why: "window" }],
    });
    const places = sql`select count(*)::int as n from allocation where run_id = ${next} and outcome = 'served'`;
    expect(await count(places)).toBe(13);

    expect(await closeProgram(office.head, program, "Sisa paket tidak disalurkan tahun ini")).toBe(13);
    expect(await ask(sql`select state from program where id = ${program}`)).toEqual([{ state: "closed" }]);
    await expect(approveRun(head, next, { leaveOut: 0 })).rejects.toMatchObject({
      code: "run_lines_stale",
      facts: { count: 13 },
    });
    expect(await given()).toEqual([{ taken: 987, capacity: 1000, live: 987 }]);
  });
});
