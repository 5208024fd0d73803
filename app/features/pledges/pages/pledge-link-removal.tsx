import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { readLedPledge } from "../draft-queries.server";
import { cancelLink } from "../funder-commands.server";
import { isEditable } from "../rules";

export const loader = () => redirect("/pledges");

/** Takes an unused link back. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { id, state } = await readLedPledge(context.actor, params.id);
  const invitation = String(context.form.get("invitation") ?? "");
  if (!isId(invitation)) throw new NotFound();
  // The page it leads to says when the pledge was submitted meanwhile.
  if (isEditable(state)) await cancelLink(context.actor, id, invitation);
  return redirect(`/pledges/${id}/funders`);
}
