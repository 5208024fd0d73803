/**
 * What people type, as what is stored: the zod pieces every room's forms are made of. They forgive spaces, dots and
 * pasted text, keep what was typed when it cannot be read, and say what is wrong as a code that the page puts in words.
 */
import { z } from "zod";
import { isoDate } from "~/ui/date-text";
import type { FieldError } from "./field-errors";

/** What was typed, by field; lists for fields that are sent several times. */
export type Typed = Record<string, string | string[]>;

export type Parsed<Value> =
  { ok: true; value: Value } | { ok: false; typed: Typed; errors: Record<string, string> };

/** Reads a posted form through a schema; on failure what was typed and the first error of each field. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, form: FormData): Parsed<z.infer<Schema>> {
  const typed = typedIn(form);
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? "")] ??= issue.message;
  return { ok: false, typed, errors };
}

export function typedIn(form: FormData): Typed {
  const typed: Typed = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === "string");
    typed[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  return typed;
}

/** A text that must be there. */
export const text = (longest = 200) =>
  z.preprocess(one, z.string().min(1, "required").max(longest, "too_long"));

/** A text that may stay empty: null then. */
export const optionalText = (longest = 200) =>
  z.preprocess(
    one,
    z
      .string()
      .max(longest, "too_long")
      .transform((value) => value || null),
  );

/** Whole numbers as people write them: 1250, 1.250, 1 250. */
export const wholeNumber = (least = 0, most = 1_000_000) =>
  z.preprocess(
    (value) => wholeIn(one(value)),
    z
      .number({ error: missingOr("number") })
      .min(least, "too_small")
      .max(most, "too_large"),
  );

/** The same; null when empty. */
export const optionalNumber = (least = 0, most = 1_000_000) =>
  z.preprocess(
    (value) => (one(value) === "" ? null : (wholeIn(one(value)) ?? NaN)),
    z.number({ error: "number" }).min(least, "too_small").max(most, "too_large").nullable(),
  );

/** Whole rupiah: 20000000, 20.000.000, "Rp 20.000.000,00", "Rp 20,000,000.00". */
export const rupiah = (least = 0, most = 1_000_000_000_000_000) =>
  z.preprocess(
    (value) => wholeIn(plainRupiah(one(value))),
    z
      .number({ error: missingOr("number") })
      .min(least, "too_small")
      .max(most, "too_large"),
  );

export const optionalRupiah = (least = 0, most = 1_000_000_000_000_000) =>
  z.preprocess(
    (value) => (one(value) === "" ? null : (wholeIn(plainRupiah(one(value))) ?? NaN)),
    z.number({ error: "number" }).min(least, "too_small").max(most, "too_large").nullable(),
  );

/** A day in one of the usual ways, as YYYY-MM-DD. */
export const day = () =>
  z.preprocess(
    (value) => {
      const typed = one(value);
      return typed === "" ? undefined : (isoDate(typed) ?? null);
    },
    z.string({ error: missingOr("date") }),
  );

/** One of a closed list. */
export const choice = <const Code extends string>(codes: readonly Code[]) =>
  z.preprocess(one, z.enum(codes as readonly [Code, ...Code[]], { error: missingOr("choice") }));

/** One of a closed list, or nothing. */
export const optionalChoice = <const Code extends string>(codes: readonly Code[]) =>
  z.preprocess(
    (value) => one(value) || null,
    z.enum(codes as readonly [Code, ...Code[]], { error: "choice" }).nullable(),
  );

/** Any number of a closed list. */
export const choices = <const Code extends string>(codes: readonly Code[]) =>
  z.preprocess(many, z.array(z.enum(codes as readonly [Code, ...Code[]], { error: "choice" })));

export const email = () =>
  z.preprocess(
    (value) => one(value).toLowerCase(),
    z.string().min(1, "required").max(320, "too_long").pipe(z.email("email")),
  );

/** A box that is ticked or not. */
export const ticked = () => z.preprocess((value) => one(value) !== "", z.boolean());

function one(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first.trim().normalize("NFC") : "";
}

function many(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((entry): entry is string => typeof entry === "string" && entry !== "");
}

/** The number, null when it cannot be read (never zero by accident), undefined when nothing was typed. */
function wholeIn(typed: string): number | null | undefined {
  if (typed === "") return undefined;
  if (!/^\d+$|^\d{1,3}([.,\s]\d{3})+$/.test(typed)) return null;
  const value = Number(typed.replace(/[.,\s]/g, ""));
  return Number.isSafeInteger(value) ? value : null;
}

function plainRupiah(typed: string): string {
  return typed
    .replace(/^rp\.?\s*/i, "")
    .replace(/[.,](00|-)$/, "")
    .trim();
}

function missingOr(code: FieldError) {
  return (issue: { input?: unknown }): string =>
    issue.input === undefined || issue.input === "" ? "required" : code;
}
