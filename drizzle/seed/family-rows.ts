import { newId } from "~/platform/db/id";
import { encrypt, keyedDigest } from "~/platform/db/secrets.server";
import type { HouseholdAnswers, MemberAnswers } from "~/features/households/rules/answers";
import type { reviewCase, sourceRow } from "~/features/households/schema";
import type { ImportFacts, SeedFamily } from "./families";
import { p3keFamilyRow, p3kePersonRow } from "./p3ke-row";
import { yearsOld, type SyntheticHousehold, type SyntheticPerson } from "./people";

/** The rows of the list that speak of a family: its own, and one for each member. */
export function sourceRows(
  one: SeedFamily,
  number: number,
  batchId: string,
  facts: ImportFacts,
): (typeof sourceRow.$inferInsert)[] {
  const { family } = one;
  const place = facts.placeOf(family.village);
  const familyKey = `${facts.region.replace(".", "")}${String(number).padStart(8, "0")}`;
  const common = {
    householdId: one.id,
    region: family.village,
    dataSource: "p3ke",
    dataYear: facts.dataYear,
    cutoff: `${facts.dataYear}-12-31`,
    batchId,
  };
  const row = p3keFamilyRow(family, familyKey, number, place);
  return [
    {
      ...common,
      id: newId(),
      sheet: "p3ke_household",
      sourceKey: familyKey,
      values: familyValues(family),
      ...sealed(row),
    },
    ...family.members.map((person, position) => {
      const key = `${familyKey}${String(position + 1).padStart(2, "0")}`;
      const keys = { family: familyKey, person: key };
      return {
        ...common,
        id: newId(),
        memberId: one.memberIds[position]!,
        sheet: "p3ke_member",
        sourceKey: key,
        values: personValues(family, person, facts.today),
        ...sealed(p3kePersonRow(family, person, keys, place, facts.today)),
      };
    }),
  ];
}

/** People whose number in the list cannot be right wait for somebody to look at their card. */
export function reviewRows(
  one: SeedFamily,
  number: number,
  batchId: string,
  facts: ImportFacts,
): (typeof reviewCase.$inferInsert)[] {
  const place = facts.placeOf(one.family.village);
  return one.family.members.flatMap((person, position) => {
    if (person.badNik === null || one.left.some((leaving) => leaving.position === position)) return [];
    const keys = { family: String(number), person: String(position + 1) };
    const { raw, digest } = sealed(p3kePersonRow(one.family, person, keys, place, facts.today));
    return [
      {
        id: newId(),
        kind: "nik_malformed",
        region: one.family.village,
        householdId: one.id,
        memberId: one.memberIds[position]!,
        batchId,
        rowNumber: number + 1,
        createdAt: new Date(`${one.firstListedOn}T03:00:00Z`),
        raw,
        digest,
      },
    ];
  });
}

function sealed(row: Record<string, string>): { digest: Buffer; raw: Buffer } {
  const text = JSON.stringify(row);
  return { digest: keyedDigest("row", text), raw: encrypt("row", text) };
}

const yesNo = (answer: boolean) => (answer ? ("yes" as const) : ("no" as const));

export function familyValues(family: SyntheticHousehold): HouseholdAnswers & MemberAnswers {
  const [head] = family.members;
  return {
    house_status: family.houseStatus,
    savings: yesNo(family.savings),
    roof: family.roof,
    wall: family.wall,
    floor: family.floor,
    lighting: family.lighting,
    ...(family.lighting === "own" ? { power: "up_to_900" as const } : {}),
    fuel: family.cooksWith,
    water: family.water,
    latrine: family.latrine,
    receives_bpnt: yesNo(family.aid.bpnt),
    receives_bpum: yesNo(family.aid.bpum),
    receives_bst: yesNo(family.aid.bst),
    receives_pkh: yesNo(family.aid.pkh),
    receives_sembako: yesNo(family.aid.sembako),
    stunting_risk: yesNo(family.stuntingRisk),
    job: head.job,
    education: head.education,
  };
}

function personValues(family: SyntheticHousehold, person: SyntheticPerson, today: string): MemberAnswers {
  const isSmallChild = yearsOld(person.birthDate, today) < 5;
  return {
    job: person.job,
    education: person.education,
    stunting_risk: yesNo(family.stuntingRisk && isSmallChild),
  };
}
