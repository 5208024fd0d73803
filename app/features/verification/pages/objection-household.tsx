import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { textOf } from "../form-reply.server";
import { linkObjection } from "../objection-commands.server";

/** Nothing to read here: the choice stands on the objection's own page. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  throw redirect(`/objections/${params.id}`);
}

export async function action({ context, params }: ActionFunctionArgs) {
  const household = textOf(context.form, "household", 40);
  if (!isId(params.id) || !isId(household)) throw new NotFound();
  await linkObjection(context.actor, params.id, household);
  return redirect(`/objections/${params.id}`);
}
