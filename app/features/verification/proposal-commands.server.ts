import { randomInt } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { blindIndex, encrypt } from "~/platform/db/secrets.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { maskNik, readKk, readNik } from "~/features/households/rules/nik";
import { nameTokens } from "~/features/households/rules/text";
import { household, member, nameToken } from "~/features/households/schema";
import type { Day } from "./rules/dates";
import { exclusionProblem, type Exclusion } from "./rules/exclusion";
import { proposal } from "./schema";
import { failedVisits, keepExclusions, moveHousehold, wasAssessed } from "./steps.server";

export type ProposedPerson = {
  name: string;
  relationship: string | null;
  sex: "male" | "female" | null;
  birthDate: Day | null;
};

export type ProposedFamily = {
  villageCode: string;
  address: string;
  rt: string | null;
  rw: string | null;
  /** why this family belongs on the list */
  ground: string;
  /** empty when the head has none: a missing number opens a need, it does not exclude */
  nik: string;
  kkNumber: string;
  head: ProposedPerson;
  others: readonly ProposedPerson[];
};

/**
 * Puts a missing family forward. It walks the whole chain like any other; until a visit nothing about it counts.
 *
 * @returns the id of the household
 * @throws RuleBroken with the finding code of the NIK or No KK, or "nik_taken" when a person of that number is registered
 */
export function proposeHousehold(actor: Actor, family: ProposedFamily, key?: string): Promise<string> {
  return perform(
    actor,
    "household.propose",
    async () => ({ region: family.villageCode }),
    async (tx) => {
      const settings = await readSettings(tx);
      const nik = readNik(family.nik, settings.mode);
      if (nik.state === "malformed") throw new RuleBroken(nik.codes[0]!);
      const kk = readKk(family.kkNumber);
      if (kk.codes.length > 0) throw new RuleBroken(kk.codes[0]!);
      const nikIndex = nik.nik === null ? null : blindIndex("nik", nik.nik);
      if (nikIndex) await assertFree(tx, nikIndex);
      const day = await today(tx);
      const id = newId();
      const people = [family.head, ...family.others];
      await tx.insert(household).values({
        id,
        region: family.villageCode,
        caseCode: newCaseCode(),
        state: "proposed",
        headName: family.head.name,
        address: family.address,
        rt: family.rt,
        rw: family.rw,
        size: people.length,
        dataSource: "local",
        proposedBy: actor.accountId,
        proposedOn: day,
        firstListedOn: day,
      });
      const kkFields =
        kk.kk === null ? {} : { kkCipher: encrypt("identity", kk.kk), kkIndex: blindIndex("kk", kk.kk) };
      const nikFields =
        nik.nik === null
          ? {}
          : { nikCipher: encrypt("identity", nik.nik), nikIndex, nikMasked: maskNik(nik.nik) };
      for (const [place, person] of people.entries()) {
        await tx.insert(member).values({
          id: newId(),
          householdId: id,
          region: family.villageCode,
          name: person.name,
          isHead: place === 0,
          relationship: place === 0 ? "head" : person.relationship,
          sex: person.sex,
          birthDate: person.birthDate,
          ...kkFields,
          ...(place === 0 ? nikFields : {}),
        });
      }
      const tokens = new Set(people.flatMap((person) => nameTokens(person.name)));
      if (tokens.size > 0)
        await tx
          .insert(nameToken)
          .values([...tokens].map((token) => ({ token, householdId: id, region: family.villageCode })));
      await tx.insert(proposal).values({
        householdId: id,
        region: family.villageCode,
        ground: family.ground,
        proposedBy: actor.accountId!,
        proposedOn: day,
      });
      noteSubject(tx, { id });
      return id;
    },
    { key },
  );
}

/**
 * The village office refuses a proposal before any visit, for exactly one reason. The proposer reads it.
 * @throws RuleBroken with a code of `exclusionProblem`
 */
export function refuseProposal(actor: Actor, householdId: string, exclusion: Exclusion): Promise<void> {
  return perform(
    actor,
    "proposal.refuse",
    async (tx) => {
      const [record] = await tx
        .select({
          id: household.id,
          region: household.region,
          size: household.size,
          visitsWithoutMeeting: failedVisits,
          hasAssessment: wasAssessed,
          madeBy: household.proposedBy,
        })
        .from(household)
        .where(eq(household.id, householdId))
        .for("update");
      return record;
    },
    async (tx, record) => {
      const problem = exclusionProblem(exclusion, { ...record, target: "household" });
      if (problem) throw new RuleBroken(problem);
      const day = await today(tx);
      await moveHousehold(tx, "refuse_proposal", householdId);
      await keepExclusions(tx, [{ id: record.id, region: record.region, exclusion }], actor.accountId!, day);
      await tx
        .update(proposal)
        .set({ refusedBy: actor.accountId, refusedOn: day })
        .where(eq(proposal.householdId, householdId));
      note(tx, { reason: exclusion.reason });
    },
  );
}

async function assertFree(tx: Tx, nikIndex: Buffer): Promise<void> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select nik_is_taken(${nikIndex}, null) as taken`);
  if (row!.taken) throw new RuleBroken("nik_taken");
}

/** Eight characters without those that are misheard or misread. */
function newCaseCode(): string {
  const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("");
}
