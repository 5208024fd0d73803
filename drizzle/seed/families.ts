import { blindIndex, encrypt, keyedDigest } from "~/platform/db/secrets.server";
import { newId } from "~/platform/db/id";
import type { Tx } from "~/platform/access/transaction.server";
import { maskNik } from "~/features/households/rules/nik";
import { nameTokens } from "~/features/households/rules/text";
import {
  aidHistory,
  household,
  importBatch,
  member,
  nameToken,
  reviewCase,
  sourceRow,
} from "~/features/households/schema";
import type { HouseholdState } from "~/features/verification/rules/states";
import { insertMany } from "./bulk";
import { reviewRows, sourceRows } from "./family-rows";
import type { P3kePlace } from "./p3ke-row";
import type { SyntheticHousehold } from "./people";
import type { Random } from "./random";

/** A family of the demo with everything that happened to it so far. */
export type SeedFamily = {
  id: string;
  /** Eight characters, as in the lottery and on lists without names. */
  caseCode: string;
  family: SyntheticHousehold;
  memberIds: string[];
  state: HouseholdState;
  firstListedOn: string;
  firstDecreedOn: string | null;
  /** Put forward by a neighbourhood head instead of imported. */
  proposedBy: string | null;
  visitedOn: string | null;
  /** Members that left: by position. */
  left: { position: number; reason: "deceased" | "moved_away"; on: string }[];
  survivorId: string | null;
  aid: { need: string | null; program: string; origin: string; year: number }[];
};

/** Case codes leave out letters and digits that are misheard. */
export function newCaseCode(random: Random): string {
  const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  return Array.from({ length: 8 }, () => letters[random.whole(0, letters.length - 1)]).join("");
}

export function newFamily(random: Random, family: SyntheticHousehold, listedOn: string): SeedFamily {
  return {
    id: newId(),
    caseCode: newCaseCode(random),
    family,
    memberIds: family.members.map(() => newId()),
    state: "listed",
    firstListedOn: listedOn,
    firstDecreedOn: null,
    proposedBy: null,
    visitedOn: null,
    left: [],
    survivorId: null,
    aid: [],
  };
}

export type ImportFacts = {
  region: string;
  dataYear: number;
  fileName: string;
  handoverReference: string;
  importedBy: string;
  today: string;
  placeOf: (village: string) => P3kePlace;
};

/** Writes families, members, name tokens, source rows and aid history, as an import and its corrections leave them. */
export async function registerFamilies(
  tx: Tx,
  families: readonly SeedFamily[],
  facts: ImportFacts,
): Promise<void> {
  const imported = families.filter((one) => one.proposedBy === null);
  const batchId = newId();
  await insertMany(tx, importBatch, [
    {
      id: batchId,
      fileName: facts.fileName,
      fileSha256: keyedDigest("file", facts.fileName).toString("hex"),
      region: facts.region,
      handoverReference: facts.handoverReference,
      state: "done",
      progress: imported.length,
      total: imported.length,
      counts: { read: imported.length, new: imported.length, refused: 0 },
      madeBy: facts.importedBy,
      finishedAt: new Date(`${families[0]!.firstListedOn}T03:00:00Z`),
    },
  ]);
  const numberOf = new Map(imported.map((one, at) => [one, at + 1]));
  // A family at a time would be slow, all at once fills the memory.
  for (let from = 0; from < families.length; from += familiesAtOnce) {
    const part = families.slice(from, from + familiesAtOnce);
    const rows = part.filter((one) => one.proposedBy === null);
    await insertMany(tx, household, part.map(householdRow));
    await insertMany(tx, member, part.flatMap(memberRows));
    await insertMany(tx, nameToken, part.flatMap(tokenRows));
    await insertMany(
      tx,
      sourceRow,
      rows.flatMap((one) => sourceRows(one, numberOf.get(one)!, batchId, facts)),
    );
    await insertMany(
      tx,
      reviewCase,
      rows.flatMap((one) => reviewRows(one, numberOf.get(one)!, batchId, facts)),
    );
    await insertMany(tx, aidHistory, part.flatMap(aidRows));
  }
}

export const familiesAtOnce = 500;

/** Twice the decile, so that P3KE's 4+ sorts between 4 and 5; unknown comes last. */
export function decileRank(decile: string): number {
  if (decile === "4+") return 9;
  return /^\d+$/.test(decile) ? Number(decile) * 2 : 99;
}

function householdRow(one: SeedFamily): typeof household.$inferInsert {
  const head = one.family.members[livingHead(one)]!;
  return {
    id: one.id,
    region: one.family.village,
    caseCode: one.caseCode,
    state: one.state,
    headName: head.name,
    address: one.family.address,
    rt: one.family.rt,
    rw: one.family.rw,
    decile: one.family.decile,
    decileRank: decileRank(one.family.decile),
    size: one.family.members.length - one.left.length,
    dataSource: one.proposedBy === null ? "p3ke" : "local",
    dataYear: one.proposedBy === null ? 2022 : null,
    proposedBy: one.proposedBy,
    proposedOn: one.proposedBy === null ? null : one.firstListedOn,
    firstListedOn: one.firstListedOn,
    firstDecreedOn: one.firstDecreedOn,
    survivorId: one.survivorId,
  };
}

/** A family survives its head: the next member takes the place. */
export function livingHead(one: SeedFamily): number {
  const gone = new Set(one.left.map((leaving) => leaving.position));
  return one.family.members.findIndex((_, position) => !gone.has(position));
}

function memberRows(one: SeedFamily): (typeof member.$inferInsert)[] {
  const head = livingHead(one);
  const kk = one.family.kkNumber;
  return one.family.members.map((person, position) => {
    const leaving = one.left.find((each) => each.position === position);
    return {
      id: one.memberIds[position]!,
      householdId: one.id,
      region: one.family.village,
      name: person.name,
      isHead: position === head,
      relationship: position === head ? "head" : person.relation,
      sex: person.sex,
      birthDate: person.birthDate,
      nikCipher: person.nik === null ? null : encrypt("identity", person.nik),
      nikIndex: person.nik === null || leaving ? null : blindIndex("nik", person.nik),
      nikMasked: person.nik === null ? null : maskNik(person.nik),
      kkCipher: one.proposedBy === null ? encrypt("identity", kk) : null,
      kkIndex: one.proposedBy === null ? blindIndex("kk", kk) : null,
      // Nobody has yet compared the numbers of a family put forward from below.
      registryCheck:
        person.nik === null || one.proposedBy !== null
          ? "unknown"
          : person.registryMatch
            ? "agrees"
            : "disagrees",
      facts: { job: person.job, education: person.education, marital: person.marital },
      active: leaving === undefined,
      exclusionReason: leaving?.reason ?? null,
    };
  });
}

function tokenRows(one: SeedFamily): (typeof nameToken.$inferInsert)[] {
  const tokens = new Set(one.family.members.flatMap((person) => nameTokens(person.name)));
  return [...tokens].map((token) => ({ token, householdId: one.id, region: one.family.village }));
}

function aidRows(one: SeedFamily): (typeof aidHistory.$inferInsert)[] {
  return one.aid.map((aid) => ({
    id: newId(),
    householdId: one.id,
    region: one.family.village,
    need: aid.need,
    program: aid.program,
    origin: aid.origin,
    year: aid.year,
    digest: keyedDigest("row", `${one.id} ${aid.program} ${aid.year}`),
  }));
}
