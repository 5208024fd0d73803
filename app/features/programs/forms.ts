/** What a browser may send about a program. Errors are codes; `parts/error-words.ts` words them. */
import { z } from "zod";
import {
  choice,
  choices,
  day,
  optionalChoice,
  optionalNumber,
  optionalText,
  rupiah,
  text,
  ticked,
  wholeNumber,
  type Typed,
} from "~/platform/forms/fields";
import { needCodes, strategies } from "~/features/needs/catalogue";
import { houseOwnerships, occupations, type Criteria, type WhenUnknown } from "./criteria";
import { fundSources, largestQuota, type DistrictQuota } from "./rules";

export const subjectForm = z.object({
  name: text(200),
  description: optionalText(2000),
  need: choice(needCodes),
});

export const termsForm = z.object({
  quota: wholeNumber(0, largestQuota),
  unitValue: rupiah(),
  fundSource: choice(fundSources),
  strategy: choice(strategies),
  startsOn: day(),
  endsOn: day(),
});

export const quotaForm = z.object({ quota: wholeNumber(1, largestQuota), reason: text(1000) });

export const reasonForm = z.object({ reason: text(1000) });

/** The field of one kecamatan's quota. */
export const quotaField = (district: string) => `places-${district}`;

/** Kecamatan quotas that were filled in; or the field that is no number. */
export function readDistrictQuota(
  typed: Typed,
  districts: readonly string[],
): DistrictQuota[] | { field: string } {
  const parts: DistrictQuota[] = [];
  for (const district of districts) {
    const read = optionalNumber(0, largestQuota).safeParse(typed[quotaField(district)] ?? "");
    if (!read.success) return { field: quotaField(district) };
    if (read.data !== null) parts.push({ district, places: read.data });
  }
  return parts;
}

const whenUnknown = ["ask", "pass", "fail"] as const satisfies readonly WhenUnknown[];
const deciles = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;
const unknown = () => optionalChoice(whenUnknown).transform((value) => value ?? "ask");

/** The criteria page as it is filled in; an empty field asks nothing. `places` are the kecamatan of the region. */
export const criteriaForm = (places: readonly string[]) =>
  z
    .object({
      place: z.preprocess(listOf, z.array(z.string().refine((code) => places.includes(code), "choice"))),
      decile: choices(deciles),
      decile_unknown: unknown(),
      female_head: ticked(),
      female_head_unknown: unknown(),
      house_ownership: choices(houseOwnerships),
      house_ownership_unknown: unknown(),
      land_title: ticked(),
      land_title_unknown: unknown(),
      member_class: choices(["productive", "not_yet_productive", "no_longer_productive"]),
      member_class_unknown: unknown(),
      age_min: optionalNumber(0, 120),
      age_max: optionalNumber(0, 120),
      age_unknown: unknown(),
      sex: optionalChoice(["female", "male"]),
      sex_unknown: unknown(),
      disability: choices(["none", "some", "severe"]),
      disability_unknown: unknown(),
      occupation: choices(occupations),
      occupation_unknown: unknown(),
    })
    .superRefine((form, context) => {
      if (form.age_min !== null && form.age_max !== null && form.age_min > form.age_max)
        context.addIssue({ code: "custom", path: ["age_min"], message: "age_limits" });
    })
    .transform((form): Criteria => ({
      ...(form.place.length > 0 ? { place: { codes: form.place } } : {}),
      ...(form.decile.length > 0
        ? { decile: { in: form.decile.map(Number), unknown: form.decile_unknown } }
        : {}),
      ...(form.female_head ? { female_head: { unknown: form.female_head_unknown } } : {}),
      ...(form.house_ownership.length > 0
        ? { house_ownership: { in: form.house_ownership, unknown: form.house_ownership_unknown } }
        : {}),
      ...(form.land_title ? { land_title: { unknown: form.land_title_unknown } } : {}),
      ...(form.member_class.length > 0
        ? { member_class: { in: form.member_class, unknown: form.member_class_unknown } }
        : {}),
      ...(form.age_min !== null || form.age_max !== null
        ? { age: { min: form.age_min, max: form.age_max, unknown: form.age_unknown } }
        : {}),
      ...(form.sex !== null ? { sex: { is: form.sex, unknown: form.sex_unknown } } : {}),
      ...(form.disability.length > 0
        ? { disability: { in: form.disability, unknown: form.disability_unknown } }
        : {}),
      ...(form.occupation.length > 0
        ? { occupation: { in: form.occupation, unknown: form.occupation_unknown } }
        : {}),
    }));

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value ? [value] : [];
}
