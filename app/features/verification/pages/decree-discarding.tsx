import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { discardDecree } from "../decree-commands.server";

/** Nothing to read here: the button stands on the draft's own page. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  throw redirect(`/decrees/${params.id}`);
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  await discardDecree(context.actor, params.id);
  return redirect("/decrees");
}
