import { data } from "@remix-run/node";
import { Conflict, NotFound, RuleBroken } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";

/** What a form page gets back when something is wrong: what was typed, and a code for each field. */
export type FormAnswer = { values: Record<string, string>; errors: Record<string, string> };

export function wrongForm(values: Record<string, string>, errors: Record<string, string>) {
  return data<FormAnswer>({ values, errors }, { status: 422 });
}

/** A refusal of the rules beside the field it concerns; anything else goes on to the error page. */
export function refusedForm(
  error: unknown,
  values: Record<string, string>,
  fieldOf: Record<string, string>,
  field: string,
) {
  if (!(error instanceof RuleBroken) && !(error instanceof Conflict)) throw error;
  const status = error instanceof Conflict ? 409 : 422;
  return data<FormAnswer>({ values, errors: { [fieldOf[error.code] ?? field]: error.code } }, { status });
}

export function matchId(id: string | undefined): string {
  if (!isId(id)) throw new NotFound("match");
  return id;
}
