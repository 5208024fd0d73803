/** Where a new program starts from: the defaults of its need. Pure. */
import type { NeedEntry } from "~/features/needs/catalogue";
import type { Criteria } from "./criteria";

/**
 * Criteria every program for this need starts with (domain handbook 11.3): the ages and the class that qualify, the
 * family's own house and land for a repair. The agency may change them, and what it changes is on record.
 */
export function usualCriteria({ qualifies }: NeedEntry): Criteria {
  const { ageFrom, ageTo, ownsHouse, memberClass } = qualifies;
  return {
    ...(ownsHouse
      ? { house_ownership: { in: ["owned"], unknown: "ask" }, land_title: { unknown: "ask" } }
      : {}),
    ...(memberClass ? { member_class: { in: [memberClass], unknown: "ask" } } : {}),
    ...(!memberClass && (ageFrom !== undefined || ageTo !== undefined)
      ? { age: { min: ageFrom ?? null, max: ageTo ?? null, unknown: "ask" } }
      : {}),
  };
}
