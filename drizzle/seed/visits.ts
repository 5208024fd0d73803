import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { newId } from "~/platform/db/id";
import { keepFile } from "~/platform/files/files.server";
import type { Tx } from "~/platform/access/transaction.server";
import type { VisitHousehold, VisitMember } from "~/features/verification/rules/questionnaire";
import { assessment, visit, visitPhoto } from "~/features/verification/schema";
import { insertMany } from "./bulk";
import type { Excluding, Officers, VillagePlan } from "./chain";
import { familiesAtOnce, type SeedFamily } from "./families";
import { shiftDays, yearsOld, type SyntheticHousehold, type SyntheticPerson } from "./people";
import { placeholderPicture } from "./placeholder";
import type { Random } from "./random";

/** What a visit answers about health, disability and income is stored apart from the rest. */
const specificNames = new Set(["monthly_income", "disability", "pregnant", "stunting_risk", "insured"]);

export type VisitPlan = {
  one: SeedFamily;
  on: string;
  by: string;
  outcome: "assessed" | "not_found" | "declined" | "moved_away" | "deceased";
};

/** Who visited which family when: two attempts where nobody was found, and answers where somebody was met. */
export function planVisits(
  plans: readonly VillagePlan[],
  excluded: Map<SeedFamily, Excluding>,
  officers: Officers,
): VisitPlan[] {
  return plans.flatMap((plan) =>
    plan.families.flatMap((one): VisitPlan[] => {
      if (one.visitedOn === null) return [];
      const by = officers.village(plan.code);
      const reason = excluded.get(one)?.reason;
      if (reason === "not_found") {
        return [
          { one, by, on: one.visitedOn, outcome: "not_found" },
          { one, by, on: shiftDays(one.visitedOn, 2), outcome: "not_found" },
        ];
      }
      if (reason === "declined" || reason === "moved_away")
        return [{ one, by, on: one.visitedOn, outcome: reason }];
      return [{ one, by, on: one.visitedOn, outcome: "assessed" }];
    }),
  );
}

/** Shares of answers that differ from one demo to another. */
export type VisitOdds = {
  /** How many families fear that food will not last. */
  worriedAboutFood: number;
};
const usualOdds: VisitOdds = { worriedAboutFood: 0.28 };

/** Writes visits and, where somebody was met, the answers about the house and each living member. */
export async function recordVisits(
  tx: Tx,
  random: Random,
  plans: readonly VisitPlan[],
  today: string,
  odds: VisitOdds = usualOdds,
): Promise<void> {
  for (let from = 0; from < plans.length; from += familiesAtOnce) {
    const part = plans.slice(from, from + familiesAtOnce).map((plan) => ({ ...plan, visitId: newId() }));
    await insertMany(tx, visit, part.map(visitRow));
    const met = part.filter((plan) => plan.outcome === "assessed");
    await insertMany(
      tx,
      assessment,
      met.flatMap((plan) => assessmentRows(random, plan, today, odds)),
    );
  }
}

type Visited = VisitPlan & { visitId: string };

const visitRow = ({ visitId, one, on, by, outcome }: Visited): typeof visit.$inferInsert => ({
  id: visitId,
  householdId: one.id,
  region: one.family.village,
  visitedOn: on,
  outcome,
  madeBy: by,
});

function assessmentRows(
  random: Random,
  { visitId, one, on, by }: Visited,
  today: string,
  odds: VisitOdds,
): (typeof assessment.$inferInsert)[] {
  const common = {
    householdId: one.id,
    visitId,
    region: one.family.village,
    asOf: on,
    source: "visit",
    madeBy: by,
  };
  const rows: (typeof assessment.$inferInsert)[] = [
    { ...common, id: newId(), ...split(houseAnswers(random, one, today, odds)) },
  ];
  const gone = new Set(one.left.map((leaving) => leaving.position));
  for (const [position, person] of one.family.members.entries()) {
    if (gone.has(position)) continue;
    const memberId = one.memberIds[position]!;
    rows.push({
      ...common,
      id: newId(),
      memberId,
      ...split(memberAnswers(random, one.family, person, today)),
    });
  }
  return rows;
}

function houseAnswers(random: Random, one: SeedFamily, today: string, odds: VisitOdds): VisitHousehold {
  const { family } = one;
  const repaired = one.aid.find((aid) => aid.need === "housing");
  const poor = family.floor === "earth" || family.floor === "bamboo" || family.wall === "bamboo";
  const thatched = family.roof === "bamboo" || family.roof === "thatch";
  const owned = family.houseStatus === "owned";
  const area = Math.max(9, Math.round(family.members.length * (5 + random.next() * 9)));
  return {
    house_status: family.houseStatus,
    ...(owned
      ? {
          land_title: random.chance(0.72)
            ? ("yes" as const)
            : random.chance(0.6)
              ? ("no" as const)
              : "unknown",
        }
      : {}),
    only_house: random.chance(0.97) ? "yes" : "no",
    house_fit: poor || thatched ? "no" : random.chance(0.12) ? "no" : "yes",
    roof: family.roof,
    roof_quality: thatched ? "poor" : random.pick(["good", "fair", "fair"] as const),
    wall: family.wall,
    wall_quality: family.wall === "bamboo" ? "poor" : random.pick(["good", "fair", "fair"] as const),
    floor: family.floor,
    floor_quality: poor ? "poor" : random.pick(["good", "fair", "fair"] as const),
    floor_area: area,
    ...(repaired ? { repaired_year: repaired.year } : {}),
    area_per_person: Math.round((area / family.members.length) * 10) / 10,
    water: family.water,
    latrine: family.latrine,
    lighting: family.lighting,
    ...(family.lighting === "own"
      ? { power: random.chance(0.6) ? ("w450" as const) : ("w900" as const) }
      : {}),
    grid_present: random.chance(0.93) ? "yes" : "no",
    fuel: family.cooksWith,
    meals_per_day: random.weighted({ "1": 4, "2": 46, "3": 50 }) === "1" ? 1 : random.chance(0.5) ? 2 : 3,
    worried_about_food: random.chance(odds.worriedAboutFood) ? "yes" : "no",
    food_above_other: random.chance(0.8) ? "yes" : "no",
    clothes_per_year: random.whole(0, 2),
    treatment_affordable: random.chance(0.35) ? "yes" : "no",
    monthly_income: random.whole(4, 24) * 100_000,
    savings: family.savings ? "yes" : "no",
    receives_pkh: family.aid.pkh ? "yes" : "no",
    receives_sembako: family.aid.sembako ? "yes" : "no",
    ...(yearsOld(family.members[0].birthDate, today) > 80 ? { savings: "no" as const } : {}),
  };
}

function memberAnswers(
  random: Random,
  family: SyntheticHousehold,
  person: SyntheticPerson,
  today: string,
): VisitMember {
  const age = yearsOld(person.birthDate, today);
  const adult = age >= 18;
  const worker = adult && age < 60 && !person.disabled && !person.education.endsWith("_pupil");
  const keepsHouse = person.relation === "spouse" && person.job === "none" && random.chance(0.6);
  const seeking = worker && (person.job === "none" || person.job === "casual");
  const belowSenior = ["none", "primary_incomplete", "primary", "junior"].includes(person.education);
  return {
    presence: "present",
    ...(adult ? { job: keepsHouse ? ("homemaker" as const) : person.job } : {}),
    education: person.education,
    ...(age >= 7 && age <= 18 ? { schooling: schoolingOf(person) } : {}),
    has_kk: random.chance(0.985) ? "yes" : "no",
    disability: person.disabled ? "severe" : random.chance(0.02) ? "some" : "none",
    insured: random.chance(0.62) ? "yes" : random.chance(0.8) ? "no" : "unknown",
    ...(person.sex === "female" && age >= 16 && age <= 45
      ? { pregnant: random.chance(0.03) ? "yes" : "no" }
      : {}),
    ...(age < 5 ? { stunting_risk: family.stuntingRisk ? ("yes" as const) : "no" } : {}),
    ...(worker ? { wants_training: random.chance(seeking ? 0.42 : 0.06) ? ("yes" as const) : "no" } : {}),
    ...(worker ? { wants_work: seeking && random.chance(0.4) ? ("yes" as const) : "no" } : {}),
    ...(adult && belowSenior && age < 50
      ? { wants_equivalency: random.chance(0.08) ? ("yes" as const) : "no" }
      : {}),
    ...(worker && keepsHouse && random.chance(0.25) ? { wants_livelihood: "business" as const } : {}),
  };
}

function schoolingOf(person: SyntheticPerson): "attending" | "left" | "never" {
  if (person.education.endsWith("_pupil")) return "attending";
  return person.education === "none" ? "never" : "left";
}

function split(answers: Record<string, unknown>): { answers: object; specific: object } {
  const known = Object.entries(answers).filter(([, value]) => value !== "unknown" && value !== undefined);
  return {
    answers: Object.fromEntries(known.filter(([name]) => !specificNames.has(name))),
    specific: Object.fromEntries(known.filter(([name]) => specificNames.has(name))),
  };
}

/**
 * Photographs of the visits in these villages: one drawn placeholder of each kind for a village, because every visit
 * would show the same picture.
 */
export async function recordPhotos(
  tx: Tx,
  villages: readonly string[],
  officerOf: (village: string) => Actor,
): Promise<void> {
  for (const village of villages) {
    for (const kind of ["outside", "inside"] as const) {
      const file = { name: `contoh-${kind}.jpg`, bytes: await placeholderPicture() };
      const fileId = await keepFile(tx, officerOf(village), file, {
        purpose: "visit",
        accepts: "photo",
        region: village,
      });
      const visits = await tx.execute<{ id: string; household_id: string }>(
        sql`select id, household_id from visit where region = ${village} and outcome = 'assessed'`,
      );
      await insertMany(
        tx,
        visitPhoto,
        visits.map((row) => ({
          id: newId(),
          visitId: row.id,
          householdId: row.household_id,
          region: village,
          kind,
          fileId,
        })),
      );
    }
  }
}
