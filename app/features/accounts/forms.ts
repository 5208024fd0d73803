import { z } from "zod";
import { isSignedInRole } from "~/platform/access/policy";
import { isRegionCode } from "~/features/regions/rules";

/** Codes of field errors; the page words them. */
export const inviteForm = z.object({
  email: z.string({ error: "required" }).trim().toLowerCase().max(320, "email").pipe(z.email("email")),
  name: z.string({ error: "required" }).trim().min(1, "required").max(200, "required"),
  role: z.string({ error: "required" }).refine(isSignedInRole, "required"),
  scope: z.string({ error: "required" }).trim().refine(isRegionCode, "scope"),
  agencyId: z.uuid("agency").optional(),
  partnerId: z.uuid("partner").optional(),
});

export type AccountError =
  "required" | "email" | "email_taken" | "scope" | "agency" | "partner" | "short" | "differs" | "wrong";
