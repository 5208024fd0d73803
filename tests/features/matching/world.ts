import { sql } from "drizzle-orm";
import { systemActor, type Actor } from "~/platform/access/actor";
import { writeAs, type Tx } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { drainJobs } from "~/platform/jobs/jobs.server";
import { agency } from "~/features/accounts/schema";
import { household, member } from "~/features/households/schema";
import type { AgencyKind } from "~/features/accounts/rules";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { need } from "~/features/needs/schema";
import type { Criteria } from "~/features/programs/criteria";
import { offer, period, program } from "~/features/programs/schema";
import { decree, decreeEntry } from "~/features/verification/schema";
import { readRunHousehold, type RunNeed } from "~/features/matching/queries.server";
import { startRun, type RunRequest } from "~/features/matching/run-commands.server";

/** A small Kabupaten Bekasi that stands ready for matching: made directly in the tables, as the rooms before leave it. */

export const businessDay = "2023-07-03";
export const setu = "32.16.18.2003";
export const cibarusah = "32.16.04.2001";

const asSystem = <Answer>(change: (tx: Tx) => Promise<Answer>) => writeAs(systemActor, "scenario", change);

export type Family = {
  householdId: string;
  memberIds: string[];
  needIds: string[];
};

export type FamilyWish = {
  region?: string;
  decile?: string | null;
  needs?: NeedCode[];
  members?: {
    sex?: "female" | "male";
    birthDate?: string | null;
    memberClass?: string;
    specific?: object;
    facts?: object;
  }[];
  facts?: object;
  decreed?: boolean;
};

/** Families on one decree, valid for a year from the first of July, each with its needs. */
export async function makeFamilies(wishes: FamilyWish[]): Promise<Family[]> {
  return asSystem(async (tx) => {
    const decreeId = newId();
    const recorded = {
      validFrom: "2023-07-01",
      validTo: "2024-06-30",
      decreedOn: "2023-07-01",
      signer: "Bupati Bekasi",
    };
    await tx.insert(decree).values({
      id: decreeId,
      region: "32.16",
      state: "recorded",
      number: decreeId,
      draftedBy: newId(),
      draftedOn: "2023-06-20",
      ...recorded,
    });
    const families: Family[] = [];
    for (const [at, wish] of wishes.entries()) families.push(await makeFamily(tx, decreeId, at, wish));
    return families;
  });
}

async function makeFamily(tx: Tx, decreeId: string, at: number, wish: FamilyWish): Promise<Family> {
  const householdId = newId();
  const region = wish.region ?? setu;
  const people = wish.members ?? [{}];
  await tx.insert(household).values({
    id: householdId,
    region,
    caseCode: householdId.slice(-8),
    state: wish.decreed === false ? "announced" : "decreed",
    headName: `Contoh ${at}`,
    decile: wish.decile === undefined ? "1" : wish.decile,
    size: people.length,
    facts: wish.facts ?? { house_status: "owned", land_title: "yes" },
    dataSource: "p3ke",
    firstListedOn: "2023-01-10",
    firstDecreedOn: wish.decreed === false ? null : "2023-07-01",
  });
  const memberIds = people.map(() => newId());
  await tx.insert(member).values(
    people.map((person, index) => ({
      id: memberIds[index]!,
      householdId,
      region,
      name: `Contoh ${at} ${index}`,
      isHead: index === 0,
      sex: person.sex ?? "male",
      birthDate: person.birthDate === undefined ? "1985-05-05" : person.birthDate,
      memberClass: person.memberClass ?? "productive",
      facts: person.facts ?? { job: "casual" },
      specific: person.specific ?? { disability: "none" },
    })),
  );
  if (wish.decreed !== false) {
    await tx.insert(decreeEntry).values({
      decreeId,
      householdId,
      region,
      annexNumber: at + 1,
      validFrom: "2023-07-01",
      validTo: "2024-06-30",
    });
  }
  const needIds: string[] = [];
  for (const code of wish.needs ?? ["housing"]) {
    const recipients = needCatalogue[code].recipient === "household" ? [null] : memberIds;
    for (const memberId of recipients) {
      const id = newId();
      needIds.push(id);
      await tx.insert(need).values({
        id,
        householdId,
        memberId,
        region,
        code,
        state: "open",
        asOf: "2023-06-01",
        source: "visit",
        ruleVersion: 1,
        openSince: "2023-06-01",
      });
    }
  }
  return { householdId, memberIds, needIds };
}

export async function makeAgency(kind: AgencyKind = "housing"): Promise<string> {
  const id = newId();
  await asSystem((tx) =>
    tx.insert(agency).values({ id, code: id.slice(-8), name: `Dinas Contoh ${kind}`, kind, region: "32.16" }),
  );
  return id;
}

/** A published program with one offer of so many places. */
export async function makeProgram(
  agencyId: string,
  wish: { need?: NeedCode; places: number; criteria?: Criteria; name?: string },
): Promise<{ programId: string; offerId: string }> {
  const programId = newId();
  const offerId = newId();
  const need = wish.need ?? "housing";
  const entry = needCatalogue[need];
  const shared = { agencyId, region: "32.16", period: "2023", need, recipient: entry.recipient };
  await asSystem(async (tx) => {
    await tx
      .insert(period)
      .values({ code: "2023", from: "2023-01-01", to: "2023-12-31" })
      .onConflictDoNothing();
    await tx.insert(program).values({
      ...shared,
      id: programId,
      reference: `PR-${programId.slice(-8)}`,
      name: wish.name ?? `Program contoh ${need}`,
      quota: wish.places,
      unit: entry.unit,
      unitValue: 20_000_000,
      criteria: wish.criteria ?? {},
      startsOn: "2023-07-01",
      endsOn: "2023-12-31",
      strategy: entry.strategies[0]!,
      state: "published",
      madeBy: newId(),
    });
    await tx.insert(offer).values({
      ...shared,
      id: offerId,
      programId,
      capacity: wish.places,
      criteria: [wish.criteria ?? {}],
      label: wish.name ?? `Program contoh ${need}`,
    });
  });
  return { programId, offerId };
}

/** A run from request to certified proposal. */
export async function proposeRun(analyst: Actor, request: Partial<RunRequest> = {}): Promise<string> {
  const runId = await startRun(analyst, {
    period: "2023",
    needs: ["housing"],
    offerIds: null,
    cap: null,
    seed: "kocokan contoh",
    ...request,
  });
  await drainJobs();
  return runId;
}

/** Any row of any table, seen by the system. */
export async function look<Row extends Record<string, unknown>>(
  query: ReturnType<typeof sql>,
): Promise<Row[]> {
  return asSystem(async (tx) => [...(await tx.execute(query))] as unknown as Row[]);
}

export async function change(query: ReturnType<typeof sql>): Promise<void> {
  await asSystem((tx) => tx.execute(query));
}

/** What a run says about every need, as its pages show it. */
export async function linesOfRun(runId: string): Promise<RunNeed[]> {
  const households = await look<{ id: string }>(
    sql`select distinct household_id as id from allocation where run_id = ${runId}`,
  );
  const lines = await Promise.all(households.map(({ id }) => readRunHousehold(systemActor, runId, id)));
  return lines.flat().sort((left, right) => left.rank - right.rank);
}
