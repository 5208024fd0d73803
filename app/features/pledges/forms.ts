/** What a browser may send about a pledge. Errors are codes; `parts/error-words.ts` words them. */
import { z } from "zod";
import {
  choice,
  day,
  email,
  optionalChoice,
  optionalNumber,
  optionalRupiah,
  optionalText,
  rupiah,
  text,
  wholeNumber,
} from "~/platform/forms/fields";
import { isNeedCode, pledgeForms, type PledgeForm } from "~/features/needs/catalogue";
import {
  agreementKinds,
  implementerKinds,
  largestCount,
  largestRupiah,
  payeeKinds,
  type PaperChoice,
} from "./rules";
import { kindFields, mostItems, type DetailField, type KindDetails } from "./rules/details";
import { mostRows } from "./rules/promises";
import { wishGroups } from "./rules/wishes";

/** `program:<id>` or `need:<code>` in one field. */
export const targetForm = z.object({
  kind: choice(pledgeForms),
  target: text(60).transform((value, context) => {
    const [what, which = ""] = value.split(/:(.*)/s);
    if (what === "program" && z.uuid().safeParse(which).success) return { programId: which, need: null };
    if (what === "need" && isNeedCode(which)) return { programId: null, need: which };
    context.addIssue({ code: "custom", message: "need_missing" });
    return z.NEVER;
  }),
});

const nothing = () =>
  z
    .unknown()
    .optional()
    .transform(() => null);

/** The amount page of one kind of pledge, with the details that kind asks for. */
export function amountForm(kind: PledgeForm) {
  return z
    .object({
      amount: kind === "fund" ? rupiah(1, largestRupiah) : optionalRupiah(0, largestRupiah),
      quantity: kind === "fund" ? nothing() : wholeNumber(1, largestCount),
      description: optionalText(2000),
      ...Object.fromEntries(kindFields[kind].flatMap(inputsOf)),
    })
    .transform((typed) => {
      const { amount, quantity, description, ...rest } = typed as Record<string, unknown>;
      return { amount, quantity, description, details: detailsIn(kind, rest) } as PledgeAmount;
    });
}

type PledgeAmount = {
  amount: number | null;
  quantity: number | null;
  description: string | null;
  details: KindDetails;
};

function inputsOf({ key, input, required, choices = [] }: DetailField): [string, z.ZodType][] {
  if (input === "items")
    return Array.from({ length: mostItems }, (_, row): [string, z.ZodType][] => [
      [`item-${row}-name`, row === 0 ? text(200) : optionalText(200)],
      [`item-${row}-quantity`, row === 0 ? decimal() : optionalDecimal()],
      [`item-${row}-unit`, row === 0 ? text(30) : optionalText(30)],
      [`item-${row}-value`, optionalRupiah(0, largestRupiah)],
    ]).flat();
  if (input === "number") return [[key, required ? wholeNumber(1, 10_000) : optionalNumber(1, 10_000)]];
  if (input === "day") return [[key, day()]];
  if (input === "choice") return [[key, choice(choices)]];
  return [[key, required ? text(500) : optionalText(500)]];
}

/** The posted fields as they are stored; an item row without a name is left out. */
function detailsIn(kind: PledgeForm, typed: Record<string, unknown>): KindDetails {
  const details: Record<string, unknown> = {};
  for (const { key, input } of kindFields[kind]) {
    const value = input === "items" ? itemsIn(typed) : typed[key];
    if (value !== null && value !== undefined) details[key] = value;
  }
  return details;
}

function itemsIn(typed: Record<string, unknown>): unknown[] {
  return Array.from({ length: mostItems }, (_, row) => ({
    name: typed[`item-${row}-name`],
    quantity: typed[`item-${row}-quantity`] ?? 1,
    unit: typed[`item-${row}-unit`] ?? "",
    value: typed[`item-${row}-value`] ?? null,
  })).filter(({ name }) => Boolean(name));
}

/** "2", "2,5" or "2.5", at most a million. Groups of three are thousands, as everywhere else: "1.000" or "1,000". */
function numberIn(typed: unknown): number {
  const text = (typeof typed === "string" ? typed : "").trim();
  const grouped = /^[1-9]\d{0,2}([.,\s]\d{3})+$/.test(text);
  return Number(grouped ? text.replace(/[.,\s]/g, "") : text.replace(",", "."));
}
const decimal = () =>
  z.preprocess(
    (value) => (value ? numberIn(value) : undefined),
    z
      .number({ error: (issue) => (issue.input === undefined ? "required" : "number") })
      .positive("too_small")
      .max(1_000_000, "too_large"),
  );
const optionalDecimal = () =>
  z.preprocess(
    (value) => (value ? numberIn(value) : null),
    z.number({ error: "number" }).positive("too_small").max(1_000_000, "too_large").nullable(),
  );

export const wishesForm = z.object({
  districts: z.preprocess(
    (value) => (Array.isArray(value) ? value : value ? [value] : []),
    z.array(z.string().max(13, "wish_district_unknown")),
  ),
  group: optionalChoice(wishGroups),
});

export const executionForm = z.object({
  implementer: text(200),
  implementerKind: choice(implementerKinds),
  payee: optionalText(200),
  payeeKind: choice(payeeKinds),
  startsOn: day(),
  endsOn: day(),
});

export const inviteForm = z.object({
  partnerId: z.preprocess((value) => value ?? "", z.uuid("funder_unknown")),
});

/** An organisation that has no account yet. */
export const linkForm = z.object({ name: text(200), email: email() });

export const shareForm = z.object({ share: rupiah(0, largestRupiah) });

export const acceptanceForm = z.object({
  agencyId: z.preprocess((value) => value || null, z.uuid("agency_missing").nullable()),
  unitValue: optionalRupiah(1, largestRupiah),
});

export const agreementForm = z.object({ kind: choice(agreementKinds), number: text(100), on: day() });

/** Rows of the schedule; an empty row is left out. Amounts in rupiah or pieces, by the kind of pledge. */
export function scheduleForm(money: boolean) {
  const amount = money ? optionalRupiah(1, largestRupiah) : optionalNumber(1, largestCount);
  const optionalDay = z.preprocess((value) => value || null, day().nullable());
  return z
    .object(
      Object.fromEntries(
        Array.from({ length: mostRows }, (_, row): [string, z.ZodType][] => [
          [`due-${row}`, optionalDay],
          [`amount-${row}`, amount],
        ]).flat(),
      ),
    )
    .transform((typed, context) => {
      const fields = typed as Record<string, string | number | null>;
      return Array.from({ length: mostRows }, (_, row) => {
        const [dueOn, promised] = [fields[`due-${row}`], fields[`amount-${row}`]];
        if (dueOn !== null && promised === null)
          context.addIssue({ code: "custom", message: "required", path: [`amount-${row}`] });
        if (dueOn === null && promised !== null)
          context.addIssue({ code: "custom", message: "required", path: [`due-${row}`] });
        return {
          dueOn: String(dueOn),
          promised: Number(promised),
          empty: dueOn === null || promised === null,
        };
      })
        .filter(({ empty }) => !empty)
        .map(({ dueOn, promised }) => ({ dueOn, promised }));
    });
}

export function keptForm(money: boolean) {
  return z.object({
    amount: money ? rupiah(0, largestRupiah) : wholeNumber(0, largestCount),
    on: day(),
    reason: text(1000),
  });
}

/** A change of an accepted pledge. */
export function amendmentForm(kind: PledgeForm) {
  return z.object({
    amount: kind === "fund" ? rupiah(1, largestRupiah) : optionalRupiah(0, largestRupiah),
    quantity: kind === "fund" ? nothing() : wholeNumber(1, largestCount),
    ...executionForm.shape,
    districts: wishesForm.shape.districts,
    why: text(1000),
  });
}

export const answerForm = z.object({
  answer: choice(["accept", "refuse"]),
  why: text(1000),
  amendmentId: z.uuid("pledge_changed"),
});

/** A kind of paper, or `addendum:<id of the change>`. */
export const documentForm = z
  .object({ kind: text(60) })
  .transform(({ kind }, context): { paper: PaperChoice } => {
    const plain = agreementKinds.find((one) => one === kind);
    if (plain) return { paper: { kind: plain } };
    const [what, amendmentId = ""] = kind.split(":");
    if (what === "addendum" && z.uuid().safeParse(amendmentId).success)
      return { paper: { kind: "addendum", amendmentId } };
    context.addIssue({ code: "custom", message: "choice", path: ["kind"] });
    return z.NEVER;
  });
