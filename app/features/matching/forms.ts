import { z } from "zod";
import { isNeedCode } from "~/features/needs/catalogue";

/** Codes of field errors; the pages word them. */
export const runForm = z.object({
  period: z.string().min(1, "period").max(20, "period"),
  needs: z.array(z.string().refine(isNeedCode)).min(1, "needs"),
  cap: z
    .string()
    .regex(/^([1-9]|10)?$/, "cap")
    .transform((text) => (text === "" ? null : Number(text))),
  seed: z.string().trim().min(3, "seed").max(100, "seed"),
});

export const reasonForm = z.object({ reason: z.string().trim().min(5, "reason").max(500, "reason") });

export const approvalForm = z.object({
  leaveOut: z.coerce.number().int().min(0).max(10_000_000).catch(0),
  remark: z
    .string()
    .trim()
    .max(500)
    .transform((text) => text || null),
});
