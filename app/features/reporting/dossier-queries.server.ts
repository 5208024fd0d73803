import { and, asc, desc, eq, isNull, ne, or } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read, type Reader } from "~/platform/access/transaction.server";
import { agency } from "~/features/accounts/schema";
import { findHousehold } from "~/features/households/register-queries.server";
import { aidHistory, correction, member, sourceRow } from "~/features/households/schema";
import { match } from "~/features/matching/schema";
import { listHouseholdNeeds } from "~/features/needs/queries.server";
import { program } from "~/features/programs/schema";
import { namePlaces } from "~/features/regions/queries.server";
import { decree, decreeEntry, exclusion } from "~/features/verification/schema";

/** What can be said of a household before its record is opened: no name, no number, no address. */
export function readOutline(actor: Actor, id: string) {
  return read(
    actor,
    async (tx) => {
      const row = await findHousehold(tx, id);
      if (!row) throw new NotFound();
      const names = await namePlaces(tx, [row.region, row.region.slice(0, 8)]);
      return {
        id: row.id,
        caseCode: row.caseCode,
        state: row.state,
        village: names.get(row.region)!,
        district: names.get(row.region.slice(0, 8))!,
      };
    },
    "household.open",
  );
}

/** Everything the rooms know of one household, for those who may see its rows. Open the record first: it is logged. */
export function readDossier(actor: Actor, id: string) {
  return read(
    actor,
    async (tx) => {
      const row = await findHousehold(tx, id);
      if (!row) throw new NotFound();
      return {
        household: row,
        members: await membersOf(tx, id),
        needs: await listHouseholdNeeds(tx, id),
        matches: await matchesOf(tx, id),
        aid: await tx
          .select({
            id: aidHistory.id,
            program: aidHistory.program,
            origin: aidHistory.origin,
            year: aidHistory.year,
          })
          .from(aidHistory)
          .where(eq(aidHistory.householdId, id))
          .orderBy(desc(aidHistory.year), asc(aidHistory.program)),
        sources: await sourcesOf(tx, id),
        decrees: await tx
          .select({ number: decree.number, from: decreeEntry.validFrom, to: decreeEntry.validTo })
          .from(decreeEntry)
          .innerJoin(decree, eq(decree.id, decreeEntry.decreeId))
          .where(and(eq(decreeEntry.householdId, id), eq(decree.state, "recorded")))
          .orderBy(desc(decreeEntry.validFrom)),
        exclusions: await tx
          .select({ reason: exclusion.reason, on: exclusion.excludedOn, note: exclusion.note })
          .from(exclusion)
          .where(and(eq(exclusion.householdId, id), isNull(exclusion.memberId), isNull(exclusion.liftedOn))),
        corrections: await tx
          .select({
            id: correction.id,
            field: correction.field,
            before: correction.before,
            after: correction.after,
            reason: correction.reason,
            on: correction.madeOn,
          })
          .from(correction)
          .where(eq(correction.householdId, id))
          .orderBy(desc(correction.id)),
      };
    },
    "household.open",
  );
}

export type Dossier = Awaited<ReturnType<typeof readDossier>>;

function membersOf(tx: Reader, householdId: string) {
  return tx
    .select({
      id: member.id,
      name: member.name,
      isHead: member.isHead,
      relationship: member.relationship,
      sex: member.sex,
      birthDate: member.birthDate,
      nikMasked: member.nikMasked,
      registryCheck: member.registryCheck,
      memberClass: member.memberClass,
      active: member.active,
      exclusionReason: member.exclusionReason,
    })
    .from(member)
    .where(eq(member.householdId, householdId))
    .orderBy(desc(member.active), desc(member.isHead), asc(member.birthDate));
}

function matchesOf(tx: Reader, householdId: string) {
  return tx
    .select({
      id: match.id,
      need: match.need,
      state: match.state,
      approvedOn: match.approvedOn,
      program: program.name,
      agency: agency.name,
      member: member.name,
    })
    .from(match)
    .innerJoin(agency, eq(agency.id, match.agencyId))
    .leftJoin(program, eq(program.id, match.programId))
    .leftJoin(member, eq(member.id, match.memberId))
    .where(eq(match.householdId, householdId))
    .orderBy(desc(match.approvedOn), asc(match.need));
}

/** What every source says of the family now, with normalised answers, to lay side by side: its own row, or its head's. */
function sourcesOf(tx: Reader, householdId: string) {
  return tx
    .select({
      id: sourceRow.id,
      dataSource: sourceRow.dataSource,
      dataYear: sourceRow.dataYear,
      cutoff: sourceRow.cutoff,
      values: sourceRow.values,
    })
    .from(sourceRow)
    .leftJoin(member, eq(member.id, sourceRow.memberId))
    .where(
      and(
        eq(sourceRow.householdId, householdId),
        eq(sourceRow.current, true),
        // A list of persons says of the family what its row of the head says; P3KE has a sheet of families.
        or(isNull(sourceRow.memberId), and(eq(member.isHead, true), ne(sourceRow.sheet, "p3ke_member"))),
      ),
    )
    .orderBy(desc(sourceRow.dataYear));
}
