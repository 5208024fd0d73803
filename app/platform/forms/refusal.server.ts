import { Conflict, RuleBroken } from "~/platform/access/errors";
import type { Typed } from "./fields";

/**
 * Runs a command for a form. A rule that was broken, or a record that changed meanwhile, comes back as the error of a
 * field, with what was typed; anything else goes on to the error page. `fieldOf` says where a code belongs, undefined
 * that it is not this form's to show; "" puts it above the form.
 */
export async function tryForForm<T>(
  typed: Typed,
  fieldOf: (code: string) => string | undefined,
  run: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; typed: Typed; errors: Record<string, string> }> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    const code = error instanceof RuleBroken || error instanceof Conflict ? error.code : undefined;
    const field = code === undefined ? undefined : fieldOf(code);
    if (code === undefined || field === undefined) throw error;
    return { ok: false, typed, errors: { [field]: code } };
  }
}
