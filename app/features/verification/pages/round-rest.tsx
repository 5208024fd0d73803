import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { findRestEligible } from "../verdict-commands.server";

/** Nothing to read here: the form stands on the list's own page. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  throw redirect(`/rounds/${params.id}`);
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  await findRestEligible(context.actor, params.id);
  return redirect(`/rounds/${params.id}?saved=1`);
}
