import type { Actor } from "~/platform/access/actor";
import { textOf } from "./form-reply.server";
import { findByCaseCodes } from "./round-queries.server";
import { exclusionReasons, type Exclusion } from "./rules/exclusion";

/** The posted reason with its proof; null when none was chosen. */
export async function readExclusion(actor: Actor, form: FormData): Promise<Exclusion | null> {
  const reason = exclusionReasons.find((one) => one === form.get("reason"));
  if (!reason) return null;
  const code = textOf(form, "survivor", 20).toUpperCase();
  const survivors = await findByCaseCodes(actor, code ? [code] : []);
  return { reason, note: textOf(form, "note"), survivorId: survivors.get(code) ?? null };
}
