import { z } from "zod";
import { isSignedInRole } from "~/platform/access/policy";
import { agencyKinds } from "./rules";
import { isRegionCode } from "~/features/regions/rules";
import { adjustableNames, type Adjusted } from "./rules/settings";

/** Codes of field errors; the page words them. */
export const inviteForm = z.object({
  email: z.string({ error: "required" }).trim().toLowerCase().max(320, "email").pipe(z.email("email")),
  name: z.string({ error: "required" }).trim().min(1, "required").max(200, "required"),
  role: z.string({ error: "required" }).refine(isSignedInRole, "required"),
  // A code, or a line of the list offered: the code and then the name.
  scope: z
    .string({ error: "required" })
    .transform((typed) => typed.trim().split(/\s/)[0]!)
    .refine(isRegionCode, "scope"),
  agencyId: z.uuid("agency").optional(),
  partnerId: z.uuid("partner").optional(),
});

export const agencyForm = z.object({
  name: z.string("agency_name").trim().min(3, "agency_name").max(200, "agency_name"),
  code: z
    .string("agency_code")
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9 .-]{0,19}$/, "agency_code"),
  kind: z.enum(agencyKinds, "agency_kind"),
  active: z
    .string()
    .optional()
    .transform((value) => value === "on"),
});

export type AccountError =
  | "agency_name"
  | "agency_code"
  | "agency_code_taken"
  | "agency_kind"
  | "required"
  | "email"
  | "email_taken"
  | "scope"
  | "agency"
  | "partner"
  | "short"
  | "differs"
  | "wrong";

/** The numbers of the settings form, those typed or (with "seen-") those that stood there; NaN for what is no number. */
export function readAdjusted(form: FormData, prefix: "" | "seen-"): Adjusted {
  const numbers = adjustableNames.map((name) => {
    const typed = String(form.get(`${prefix}${name}`) ?? "").trim();
    return [name, /^\d{1,4}$/.test(typed) ? Number(typed) : NaN];
  });
  return Object.fromEntries(numbers) as Adjusted;
}
