/** What a browser may send about a program. Errors are codes; `parts/error-words.ts` words them. */
import { z } from "zod";
import {
  choice,
  choices,
  day,
  optionalChoice,
  optionalNumber,
  optionalRupiah,
  optionalText,
  rupiah,
  text,
  ticked,
  wholeNumber,
  type Typed,
} from "~/platform/forms/fields";
import { needCodes, strategies, type NeedCode } from "~/features/needs/catalogue";
import { mostFunds, type Fund } from "./funds";
import { houseOwnerships, liesIn, occupations, type Criteria, type WhenUnknown } from "./criteria";
import { quotaField } from "./division";
import { budgetOf, fundSources, hasUnitValue, largestCost, largestQuota, type QuotaPart } from "./rules";

export const subjectForm = z.object({
  name: text(200),
  description: optionalText(2000),
  need: choice(needCodes),
});

export const termsForm = z.object({
  quota: wholeNumber(0, largestQuota),
  unitValue: rupiah(),
  strategy: choice(strategies),
  startsOn: day(),
  endsOn: day(),
});

/** What only shows when the terms are read together; by the field that mends it. */
export function termErrors(
  need: NeedCode,
  { quota, unitValue, startsOn, endsOn }: z.infer<typeof termsForm>,
): Record<string, string> {
  return {
    ...(hasUnitValue(need) && unitValue === 0 ? { unitValue: "program_unit_value_missing" } : {}),
    ...(budgetOf(quota, unitValue) > largestCost ? { unitValue: "program_cost_too_large" } : {}),
    ...(startsOn > endsOn ? { endsOn: "program_period_reversed" } : {}),
    ...(startsOn <= endsOn && startsOn.slice(0, 4) !== endsOn.slice(0, 4)
      ? { endsOn: "program_outside_period" }
      : {}),
  };
}

export const quotaForm = z.object({ quota: wholeNumber(1, largestQuota), reason: text(1000) });

/** The year a copy is for: one of those offered. */
export const copyForm = (years: readonly string[]) => z.object({ year: choice(years) });

export const reasonForm = z.object({ reason: text(1000) });

/** The field `name` of the source in row `row`, counted from 0. */
export const fundField = (name: "source" | "label" | "place" | "figure", row: number) =>
  `fund-${name}-${row}`;

/**
 * The sources that were filled in. A row without a source is empty; one row may leave its figure empty and pays the rest of
 * the quota. `priced` says whether the figure is rupiah or places. Errors are by field.
 */
export function readFunds(
  typed: Typed,
  {
    quota,
    unitValue,
    priced,
    villages,
  }: { quota: number; unitValue: number; priced: boolean; villages: readonly string[] },
): { funds: Fund[]; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const rows: (Omit<Fund, "amount" | "places"> & { figure: number | null })[] = [];
  const one = (name: Parameters<typeof fundField>[0], row: number) => {
    const value = typed[fundField(name, row)] ?? "";
    return (Array.isArray(value) ? (value[0] ?? "") : value).trim();
  };
  for (let row = 0; row < mostFunds; row++) {
    const [source, label, place] = [one("source", row), one("label", row), one("place", row)];
    const figure = (priced ? optionalRupiah() : optionalNumber(0, largestQuota)).safeParse(
      one("figure", row),
    );
    if (!figure.success) errors[fundField("figure", row)] = "number";
    if (source === "") {
      if (label !== "" || place !== "" || one("figure", row) !== "")
        errors[fundField("source", row)] = "required";
      continue;
    }
    const known = fundSources.find((each) => each === source);
    if (!known) errors[fundField("source", row)] = "choice";
    if (place !== "" && !villages.includes(place)) errors[fundField("place", row)] = "choice";
    if (label.length > 200) errors[fundField("label", row)] = "too_long";
    if (rows.some((other) => other.figure === null) && figure.data === null)
      errors[fundField("figure", row)] = "fund_one_rest";
    rows.push({
      source: known ?? "regency_budget",
      label: label || null,
      place: place || null,
      figure: figure.data ?? null,
    });
  }
  const whole = priced ? quota * unitValue : quota;
  const rest = Math.max(0, whole - rows.reduce((sum, { figure }) => sum + (figure ?? 0), 0));
  const funds = rows.map(({ figure, ...row }) => {
    const value = figure ?? rest;
    return { ...row, amount: priced ? value : null, places: priced ? null : value };
  });
  return { funds, errors };
}

/** What the sources add for a raise, a source that gives nothing being none: its row may stay with a zero. */
export function readAddedFunds(typed: Typed, terms: Parameters<typeof readFunds>[1]) {
  const { funds, errors } = readFunds(typed, terms);
  return { funds: funds.filter(({ amount, places }) => (amount ?? places ?? 0) > 0), errors };
}

/** Places that a source may be bound to: the desa. */
export function codesOfFunds(areas: readonly { villages: readonly { code: string }[] }[]): string[] {
  return areas.flatMap((area) => area.villages.map(({ code }) => code));
}

/** Parts of the quota that were filled in, a zero being none; or the field that is no number. */
export function readQuotaParts(typed: Typed, places: readonly string[]): QuotaPart[] | { field: string } {
  const parts: QuotaPart[] = [];
  for (const place of places) {
    const read = optionalNumber(0, largestQuota).safeParse(typed[quotaField(place)] ?? "");
    if (!read.success) return { field: quotaField(place) };
    if (read.data) parts.push({ place, places: read.data });
  }
  return parts;
}

const whenUnknown = ["ask", "pass", "fail"] as const satisfies readonly WhenUnknown[];
const deciles = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;
const unknown = () => optionalChoice(whenUnknown).transform((value) => value ?? "ask");

/** The criteria page as it is filled in; an empty field asks nothing. `places` are its kecamatan and desa. */
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
      ...(form.place.length > 0 ? { place: { codes: withoutNested(form.place) } } : {}),
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

/** A desa whose kecamatan is chosen as a whole adds nothing. */
function withoutNested(codes: string[]): string[] {
  return codes.filter((code) => !codes.some((other) => other !== code && liesIn(code, other)));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value ? [value] : [];
}
