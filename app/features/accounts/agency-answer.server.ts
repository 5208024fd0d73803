import { data } from "@remix-run/node";
import { RuleBroken } from "~/platform/access/errors";
import type { AgencyTerms } from "./agency-commands.server";
import { agencyForm } from "./forms";

/** Reads the posted form and saves it; what is wrong comes back with what was typed, null when it was saved. */
export async function saveAgencyForm(
  form: FormData,
  save: (terms: AgencyTerms, key: string | null) => Promise<unknown>,
) {
  const values = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const wrong = (errors: Record<string, string>) => data({ values, errors }, { status: 422 });
  const parsed = agencyForm.safeParse(values);
  if (!parsed.success)
    return wrong(
      Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
    );
  try {
    await save(parsed.data, values.key || null);
    return null;
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return wrong({ code: error.code });
  }
}
