import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { drainJobs, knowJobs } from "~/platform/jobs/jobs.server";
import { jobs } from "~/jobs.server";
import { draftPledge, setPledgeAmount, setPledgeExecution } from "~/features/pledges/commands.server";
import { acceptPledge, agreePledge, submitPledge } from "~/features/pledges/decision-commands.server";
import { setSchedule } from "~/features/pledges/promise-commands.server";
import { readPledge } from "~/features/pledges/record-queries.server";
import { returnPlaces } from "~/features/pledges/return-commands.server";
import { sparedPromises } from "~/features/pledges/rules/promises";
import { countCandidates } from "~/features/programs/candidate-counts.server";
import { draftProgram, setProgramTerms } from "~/features/programs/commands.server";
import { oneSource } from "~/features/programs/funds";
import { closeProgram, publishProgram } from "~/features/programs/publication-commands.server";
import { listPrograms, readLeftover, readProgram } from "~/features/programs/queries.server";
import { offer } from "~/features/programs/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";
import { seedVerified } from "#tests/support/verified";

useDatabase();
knowJobs(jobs);

let office: Office;
let lead: { id: string; actor: Actor };
let analyst: Actor;
beforeAll(async () => {
  office = await makeOffice("housing", "Disperkimtan Contoh");
  lead = await makePartner("PT Contoh Kawasan");
  analyst = await makeActor("bappeda_analyst");
  await seedVerified({ need: "housing", villages: { "32.16.18.2003": 7, "32.16.19.2001": 5 } });
});

async function published(name: string, quota = 10): Promise<string> {
  const id = await draftProgram(office.head, { name, description: null, need: "housing" });
  await setProgramTerms(office.head, id, {
    quota,
    unitValue: 20_000_000,
    funds: oneSource("regency_budget", "housing", quota, 20_000_000),
    strategy: "pocket",
    startsOn: "2023-07-03",
    endsOn: "2023-12-31",
  });
  await publishProgram(office.head, id);
  return id;
}

/** A hundred million for five houses of the program, due in two halves. */
async function pledged(programId: string): Promise<string> {
  const id = await draftPledge(lead.actor, { kind: "fund", programId, need: "housing" });
  await setPledgeAmount(lead.actor, id, {
    amount: 100_000_000,
    quantity: null,
    description: null,
    details: {},
  });
  await setPledgeExecution(lead.actor, id, {
    implementer: "CV Contoh Bangun",
    implementerKind: "contractor",
    payee: "CV Contoh Bangun",
    payeeKind: "contractor",
    startsOn: "2023-07-03",
    endsOn: "2023-11-30",
  });
  await setSchedule(lead.actor, id, [
    { dueOn: "2023-09-30", promised: 40_000_000 },
    { dueOn: "2023-11-30", promised: 60_000_000 },
  ]);
  await submitPledge(lead.actor, id);
  await acceptPledge(analyst, id, { agencyId: office.id, unitValue: null });
  await agreePledge(analyst, id, { kind: "letter", number: "S/1", on: "2023-07-03" });
  return id;
}

const take = (pledgeId: string, taken: number) =>
  writeAs(systemActor, "run.approve", (tx) =>
    tx.update(offer).set({ taken }).where(eq(offer.pledgeId, pledgeId)),
  );
const noticesOf = (actor: Actor) =>
  read(systemActor, async (tx) => [
    ...(await tx.execute<{ kind: string; facts: object }>(
      sql`select kind, facts from notice where account_id = ${actor.accountId} and kind = 'places_returned'`,
    )),
  ]);

describe("closing a program that partners added to", () => {
  it("gives each pledge back what nobody took, with the reason, and tells its partner once", async () => {
    const program = await published("Rutilahu ditutup");
    const pledge = await pledged(program);
    await take(pledge, 2);
    expect(await readLeftover(office.head, program)).toEqual({ offered: 15, own: 10, pledged: 3 });
    await closeProgram(office.head, program, "Anggaran dialihkan");
    await drainJobs();
    await returnPlaces(program, "Anggaran dialihkan");
    const record = await readPledge(lead.actor, pledge);
    const back = {
      programId: program,
      on: "2023-07-03",
      program: "Rutilahu ditutup",
      reason: "Anggaran dialihkan",
    };
    const { returns } = await readPledge(analyst, pledge);
    expect(returns).toEqual([{ ...back, places: 3, fewerThan: 0, amount: 60_000_000 }]);
    // To its partner what is left of five would tell that two were taken.
    expect(record.returns).toEqual([{ ...back, places: null, fewerThan: 5, amount: null }]);
    expect(record).toMatchObject({ state: "agreed", amount: 100_000_000 });
    expect(await noticesOf(lead.actor)).toEqual([
      {
        kind: "places_returned",
        facts: { reference: record.reference, program: "Rutilahu ditutup" },
      },
    ]);
  });

  it("no longer asks for the promise whose places came back, and still for the one that was matched", async () => {
    const program = await published("Rutilahu kedua");
    const pledge = await pledged(program);
    await take(pledge, 2);
    await closeProgram(office.head, program, "Anggaran dialihkan");
    await drainJobs();
    const { promises } = await readPledge(lead.actor, pledge);
    expect(promises.map(({ promised, state }) => [promised, state])).toEqual([
      [40_000_000, "open"],
      [60_000_000, "released"],
    ]);
  });

  it("gives nothing back where every place was taken", async () => {
    const program = await published("Rutilahu penuh");
    const pledge = await pledged(program);
    await take(pledge, 5);
    await closeProgram(office.head, program, "Selesai");
    await drainJobs();
    expect((await readPledge(lead.actor, pledge)).returns).toEqual([]);
  });

  it("spares promises from the latest on, each only as a whole", () => {
    const two = [
      { id: "first", dueOn: "2023-09-30", promised: 40, kept: 10 },
      { id: "last", dueOn: "2023-11-30", promised: 60, kept: 0 },
    ];
    expect([...sparedPromises(two, 59)]).toEqual([]);
    expect([...sparedPromises(two, 60)]).toEqual(["last"]);
    expect([...sparedPromises(two, 89)]).toEqual(["last"]);
    expect([...sparedPromises(two, 90)]).toEqual(["last", "first"]);
  });
});

describe("the candidates that remain", () => {
  const candidates = async (actor: Actor, id: string) => (await readProgram(actor, id)).places.candidates;

  it("stand beside each running program for its agency and Bappeda, and for nobody outside", async () => {
    const id = await published("Rutilahu calon");
    expect(await candidates(office.head, id)).toBeNull();
    await countCandidates();
    expect(await candidates(office.head, id)).toBe(12);
    const { rows } = await listPrograms(analyst, { text: "Rutilahu calon" }, 1);
    expect(rows[0]?.places).toMatchObject({ own: 10, taken: 0, delivered: 0, candidates: 12 });
    expect(await candidates(lead.actor, id)).toBeNull();
  });

  it("are counted again only after something that changes them", async () => {
    await countCandidates();
    expect(await countCandidates()).toBe(0);
    await seedVerified({ need: "housing", villages: { "32.16.19.2001": 3 } });
    expect(await countCandidates()).toBe(0);
    await writeAs(systemActor, "setting.change", (tx) =>
      tx.execute(
        sql`select append_audit(null, 'system', 'need.derive', 'need', null, null, null, null, null, '{}')`,
      ),
    );
    await writeAs(systemActor, "setting.change", (tx) =>
      tx.execute(sql`update program_candidates set counted_at = counted_at - interval '1 hour'`),
    );
    expect(await countCandidates()).toBeGreaterThan(0);
    const { rows } = await listPrograms(analyst, { text: "Rutilahu calon" }, 1);
    expect(rows[0]?.places.candidates).toBe(15);
  });
});
