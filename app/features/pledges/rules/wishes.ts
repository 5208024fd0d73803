/**
 * A partner's wishes: where its support should go and to whom. Wishes narrow who may receive, they never widen it.
 * The groups are a fixed list because every group a partner can pick has its own published count; a free filter would
 * let two counts be subtracted until one family is left.
 */
import type { NeedEntry } from "~/features/needs/catalogue";
import type { Criteria } from "~/features/programs/criteria";

export const wishGroups = [
  "poorest",
  "female_head",
  "women",
  "youth",
  "elderly",
  "disability",
  "farmer",
  "fisher",
] as const;
export type WishGroup = (typeof wishGroups)[number];

/** Kecamatan codes, empty for the whole region, and at most one group. */
export type Wishes = { districts: readonly string[]; group: WishGroup | null };

const groupCriteria: Record<WishGroup, Criteria> = {
  poorest: { decile: { in: [1], unknown: "ask" } },
  female_head: { female_head: { unknown: "ask" } },
  women: { sex: { is: "female", unknown: "ask" } },
  youth: { age: { min: 18, max: 24, unknown: "ask" } },
  elderly: { age: { min: 60, max: null, unknown: "ask" } },
  disability: { disability: { in: ["severe"], unknown: "ask" } },
  farmer: { occupation: { in: ["farmer"], unknown: "ask" } },
  fisher: { occupation: { in: ["fisher"], unknown: "ask" } },
};

export function criteriaOfGroup(group: WishGroup): Criteria {
  return groupCriteria[group];
}

/** The wishes in the form that counts, matching and explanations read. */
export function criteriaOfWishes({ districts, group }: Wishes): Criteria {
  return {
    ...(districts.length > 0 ? { place: { codes: [...districts].sort() } } : {}),
    ...(group === null ? {} : groupCriteria[group]),
  };
}

/** The groups that split this need: neither everybody who has it nor nobody. */
export function groupsFor(need: NeedEntry): WishGroup[] {
  return wishGroups.filter((group) => splits(group, need));
}

export type WishRefusal =
  "wish_group_not_for_need" | "wish_district_unknown" | "wish_district_twice" | "wish_district_outside";

/**
 * Null when the wishes can be met at all. `known` are the kecamatan of the instance, `area` the places a program
 * serves, or null when it serves them all.
 */
export function refuseWishes(
  wishes: Wishes,
  need: NeedEntry,
  known: readonly string[],
  area: readonly string[] | null,
): WishRefusal | null {
  const { districts, group } = wishes;
  if (group !== null && !groupsFor(need).includes(group)) return "wish_group_not_for_need";
  if (new Set(districts).size < districts.length) return "wish_district_twice";
  if (!districts.every((code) => known.includes(code))) return "wish_district_unknown";
  if (area !== null && !districts.every((code) => area.some((place) => touches(code, place))))
    return "wish_district_outside";
  return null;
}

function splits(group: WishGroup, need: NeedEntry): boolean {
  const from = need.qualifies.ageFrom ?? 0;
  const to = need.qualifies.ageTo ?? Infinity;
  const productiveOnly = need.qualifies.memberClass === "productive";
  switch (group) {
    case "poorest":
    case "female_head":
      return true;
    case "women":
      return need.recipient === "member";
    case "youth":
      return need.recipient === "household" || (from <= 18 && to >= 24);
    case "elderly":
      return !productiveOnly && from < 60 && to >= 60;
    case "disability":
      return !productiveOnly && need.code !== "care.disability";
    case "farmer":
    case "fisher":
      return (
        (need.recipient === "household" || to > 18) &&
        need.dimension !== "employment" &&
        !need.variant?.startsWith("f")
      );
  }
}

/** Either lies in the other: a kecamatan in a kabupaten, or a desa of the program in the kecamatan. */
function touches(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}
