/** What a browser may send about a pledge. Errors are codes; `parts/error-words.ts` words them. */
import { z } from "zod";
import {
  choice,
  day,
  optionalChoice,
  optionalRupiah,
  optionalText,
  rupiah,
  text,
  wholeNumber,
} from "~/platform/forms/fields";
import { isNeedCode, pledgeForms, type PledgeForm } from "~/features/needs/catalogue";
import { agreementKinds, implementerKinds, largestCount, largestRupiah, payeeKinds } from "./rules";
import { kindDetails } from "./rules/completeness";
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

/** The amount page of one kind of pledge, with the details that kind asks for. */
export function amountForm(kind: PledgeForm) {
  const details = Object.fromEntries(
    kindDetails[kind].map(({ key, required }) => [key, required ? text(500) : optionalText(500)]),
  );
  return z.object({
    amount: kind === "fund" ? rupiah(1, largestRupiah) : optionalRupiah(0, largestRupiah),
    quantity:
      kind === "fund"
        ? z
            .unknown()
            .optional()
            .transform(() => null)
        : wholeNumber(1, largestCount),
    description: text(2000),
    ...(details as Record<string, z.ZodType<string | null>>),
  });
}

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

export const shareForm = z.object({ share: rupiah(0, largestRupiah) });

export const acceptanceForm = z.object({
  agencyId: z.preprocess((value) => value || null, z.uuid("agency_missing").nullable()),
  unitValue: optionalRupiah(1, largestRupiah),
});

export const agreementForm = z.object({ kind: choice(agreementKinds), number: text(100), on: day() });
