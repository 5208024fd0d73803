import { z } from "zod";
import { isoDate } from "~/ui/date-text";
import { failureReasons } from "./rules";

/** Codes of field errors; the pages word them. */

const day = z
  .string()
  .transform((typed) => isoDate(typed) ?? "")
  .refine((date) => date !== "", "day");

/** Whole digits with or without dots and spaces; empty stays empty. */
const digits = z
  .string()
  .transform((typed) => typed.replace(/[\s.]|^Rp/gi, ""))
  .pipe(
    z.union(
      [
        z.literal("").transform(() => null),
        z
          .string()
          .regex(/^\d{1,15}$/, "number")
          .transform(Number),
      ],
      "number",
    ),
  );

const optionalText = z
  .string()
  .trim()
  .max(500, "text")
  .transform((text) => text || null);

const someText = z.string().trim().min(1, "text").max(200, "text");

export const returnForm = z.object({ reason: z.string().trim().min(5, "reason").max(500, "reason") });

export const consentForm = z.object({
  answer: z.enum(["given", "refused"], "choice"),
  givenOn: day,
  manner: z.enum(["spoken", "written"], "choice"),
  givenBy: someText,
  guardian: optionalText,
  witnesses: someText,
});

export const scheduleForm = z.object({ day, place: someText });

export const evidenceForm = z.object({ kind: someText, takenOn: day, text: optionalText });

export const deliveryForm = z.object({ day, quantity: digits, value: digits, selfHelpValue: digits });

export const failureForm = z.object({ reason: z.enum(failureReasons, "choice"), remark: optionalText });

export const checkForm = z.object({ remark: optionalText });

/** The posted text fields by name, and the codes of what is wrong with them. */
export function parseForm<Shape extends z.ZodType>(schema: Shape, form: FormData) {
  const values = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true as const, data: parsed.data as z.output<Shape>, values };
  const errors = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [String(path[0]), message]),
  );
  return { ok: false as const, errors, values };
}

/** Version of the match the person looked at, and the key that makes a second arrival harmless. */
export function seenAndKey(form: FormData): { key: string | null; seen?: number } {
  const seen = Number(form.get("version"));
  return {
    key: String(form.get("key") ?? "") || null,
    seen: Number.isInteger(seen) && seen > 0 ? seen : undefined,
  };
}
