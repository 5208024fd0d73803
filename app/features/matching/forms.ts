import { z } from "zod";
import { isNeedCode, type NeedCode } from "~/features/needs/catalogue";
import type { Floor } from "./rules/instance";
import type { Weights } from "./rules/score";
import { mostPoints, weightFields, weightsOf, type WeightField, type WeightValues } from "./rules/weights";

/** Codes of field errors; the pages word them. */
const runFields = z.object({
  period: z.string().min(1, "period").max(20, "period"),
  needs: z.array(z.string().refine(isNeedCode)).min(1, "needs"),
  cap: z
    .string()
    .regex(/^([1-9]|10)?$/, "cap")
    .transform((text) => (text === "" ? null : Number(text))),
  seed: z.string().trim().min(3, "seed").max(100, "seed"),
  weights: z
    .string()
    .regex(/^\d{0,6}$/)
    .transform((text) => (text === "" ? null : Number(text))),
});

/** What was typed, kept for the form; `floors` by kecamatan, `keep` the decisions of the copied run that stay. */
export type RunValues = {
  period: string;
  needs: string[];
  cap: string;
  seed: string;
  weights: string;
  floorNeed: string;
  floors: Record<string, string>;
  keep: string[];
};

export const runFormFields = ["period", "needs", "cap", "floors", "seed"] as const;
export type RunFormField = (typeof runFormFields)[number];

type RunForm = z.infer<typeof runFields> & { floors: Floor[] };

export function readRunValues(form: FormData): RunValues {
  const text = (name: string) => String(form.get(name) ?? "");
  const floors = [...form].flatMap(([name, value]) =>
    name.startsWith("floor:") ? [[name.slice(6), String(value).trim()] as const] : [],
  );
  return {
    period: text("period"),
    needs: form.getAll("needs").map(String),
    cap: text("cap"),
    seed: text("seed"),
    weights: text("weights"),
    floorNeed: text("floorNeed"),
    floors: Object.fromEntries(floors),
    keep: form.getAll("keep").map(String),
  };
}

/** The request, or the fields that need another look. */
export function readRunForm(values: RunValues): RunForm | { errors: RunFormField[] } {
  const parsed = runFields.safeParse(values);
  const floors = readFloors(values);
  const errors = parsed.success
    ? []
    : runFormFields.filter((field) => parsed.error.issues.some(({ path }) => path[0] === field));
  if (floors === null) errors.push("floors");
  if (!parsed.success || floors === null) return { errors };
  return { ...parsed.data, floors };
}

function readFloors({ floors, floorNeed }: RunValues): Floor[] | null {
  const found: Floor[] = [];
  const dimension: NeedCode | null = isNeedCode(floorNeed) ? floorNeed : null;
  for (const [area, typed] of Object.entries(floors)) {
    const digits = typed.replaceAll(/[.\s]/g, "");
    if (digits === "") continue;
    if (!/^\d{1,7}$/.test(digits) || Number(digits) < 1 || !/^\d\d\.\d\d\.\d\d$/.test(area)) return null;
    found.push({ area, dimension, places: Number(digits) });
  }
  return found;
}

export const reasonForm = z.object({ reason: z.string().trim().min(5, "reason").max(500, "reason") });

/** The order weights as typed; null where a number is missing, not whole, or beyond `mostPoints`. */
export function readWeights(form: FormData): {
  typed: Record<string, string>;
  weights: Weights | null;
  wrong: WeightField[];
} {
  const typed = Object.fromEntries(weightFields.map((name) => [name, String(form.get(name) ?? "").trim()]));
  const wrong = weightFields.filter(
    (name) => !/^\d{1,6}$/.test(typed[name]!) || Number(typed[name]) > mostPoints,
  );
  if (wrong.length > 0) return { typed, weights: null, wrong };
  const values = Object.fromEntries(weightFields.map((name) => [name, Number(typed[name])])) as WeightValues;
  return { typed, weights: weightsOf(values), wrong };
}

export const approvalForm = z.object({
  leaveOut: z.coerce.number().int().min(0).max(10_000_000).catch(0),
  remark: z
    .string()
    .trim()
    .max(500)
    .transform((text) => text || null),
});
