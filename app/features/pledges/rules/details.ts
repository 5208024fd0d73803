/**
 * What each kind of pledge says about itself besides how much (domain handbook 12, 13.2). Pure. Stored as checked JSON:
 * `brokenDetail` refuses whatever does not have this shape.
 */
import type { PledgeForm } from "~/features/needs/catalogue";
import { largestRupiah } from "../rules";

/** One thing in a package: how many of which unit, and rupiah for one of them where the partner says so. */
export type GoodsItem = { name: string; quantity: number; unit: string; value: number | null };

export const repairKinds = ["roof_floor_wall", "whole_house", "sanitation", "other"] as const;
export type RepairKind = (typeof repairKinds)[number];
export const workforces = ["own", "contractor", "neighbours"] as const;
export type Workforce = (typeof workforces)[number];

export type KindDetails = {
  course?: string;
  place?: string;
  /** JP of 45 minutes */
  lesson_hours?: number;
  certifier?: string;
  allowances?: string;
  items?: GoodsItem[];
  position?: string;
  /** as the employer words it, with its period */
  wage?: string;
  /** lawful conditions only: the work decides, never belief, ethnicity or pregnancy */
  requirements?: string;
  valid_until?: string;
  /** number of the report to the ministry's system (Perpres 57/2023), which the portal does not replace */
  vacancy_report?: string;
  repair?: RepairKind;
  standard?: string;
  workforce?: Workforce;
};
export type DetailKey = keyof KindDetails;

export type DetailField = {
  key: DetailKey;
  input: "text" | "number" | "day" | "choice" | "items";
  required: boolean;
  choices?: readonly string[];
};

const field = (key: DetailKey, input: DetailField["input"], required = true): DetailField => ({
  key,
  input,
  required,
});

/** The fields of each kind in the order they are asked. */
export const kindFields: Record<PledgeForm, readonly DetailField[]> = {
  fund: [],
  training_seat: [
    field("course", "text"),
    field("place", "text"),
    field("lesson_hours", "number"),
    field("certifier", "text", false),
    field("allowances", "text", false),
  ],
  goods: [field("items", "items")],
  vacancy: [
    field("position", "text"),
    field("place", "text"),
    field("wage", "text"),
    field("requirements", "text", false),
    field("valid_until", "day"),
    field("vacancy_report", "text", false),
  ],
  house_repair: [
    { ...field("repair", "choice"), choices: repairKinds },
    { ...field("workforce", "choice"), choices: workforces },
    field("standard", "text", false),
  ],
};

export const mostItems = 12;

/** The first field that is missing or has the wrong shape, or null. */
export function brokenDetail(kind: PledgeForm, details: KindDetails): DetailKey | null {
  const known = kindFields[kind].map(({ key }) => key);
  const foreign = (Object.keys(details) as DetailKey[]).find((key) => !known.includes(key));
  if (foreign) return foreign;
  return (
    kindFields[kind].find(({ key, input, required, choices }) => {
      const value: unknown = details[key];
      if (value === undefined) return required;
      if (input === "items")
        return !(
          Array.isArray(value) &&
          value.length > 0 &&
          value.length <= mostItems &&
          value.every(isItem)
        );
      if (input === "number") return !isCount(value, 10_000);
      if (input === "day") return !(typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value));
      if (input === "choice") return !choices?.includes(value as string);
      return !isText(value, 500);
    })?.key ?? null
  );
}

/** Everything somebody typed freely, for the search for account numbers. */
export function textsOf(details: KindDetails): string[] {
  const { items = [], ...rest } = details;
  return [
    ...Object.values(rest).filter((value): value is string => typeof value === "string"),
    ...items.flatMap(({ name, unit }) => [name, unit]),
  ];
}

/** Rupiah of one package; null unless every item says what it is worth. */
export function worthOfPackage(items: readonly GoodsItem[]): number | null {
  if (items.length === 0 || items.some(({ value }) => value === null)) return null;
  return Math.round(items.reduce((sum, { quantity, value }) => sum + quantity * (value ?? 0), 0));
}

/** The same without what things are worth: with the values a co-funder could reckon the sum. */
export function withoutValues(details: KindDetails): KindDetails {
  return details.items
    ? { ...details, items: details.items.map((item) => ({ ...item, value: null })) }
    : details;
}

function isItem(item: unknown): boolean {
  const { name, quantity, unit, value } = item as GoodsItem;
  return (
    isText(name, 200) &&
    isText(unit, 30) &&
    typeof quantity === "number" &&
    quantity > 0 &&
    quantity <= 1_000_000 &&
    (value === null || (Number.isInteger(value) && value >= 0 && value <= largestRupiah))
  );
}

const isText = (value: unknown, longest: number) =>
  typeof value === "string" && value !== "" && value.length <= longest;
const isCount = (value: unknown, most: number) =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= most;
