import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readLedPledge } from "../draft-queries.server";
import { takeAmendmentBack } from "../amendment-commands.server";

export const loader = () => redirect("/pledges");

/** Takes a change back that nobody decided yet. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { id } = await readLedPledge(context.actor, params.id);
  await takeAmendmentBack(context.actor, id);
  return redirect(`/pledges/${id}`);
}
