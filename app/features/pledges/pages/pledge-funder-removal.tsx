import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { leaveFunderOut } from "../funder-commands.server";
import { readLedPledge } from "../draft-queries.server";
import { isEditable } from "../rules";

export const loader = () => redirect("/pledges");

/** Leaves an invited funder out again. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { id, state } = await readLedPledge(context.actor, params.id);
  const partnerId = String(context.form.get("partnerId") ?? "");
  if (!isId(partnerId)) throw new NotFound();
  // The page it leads to says when the pledge was submitted meanwhile.
  if (isEditable(state)) await leaveFunderOut(context.actor, id, partnerId);
  return redirect(`/pledges/${id}/funders`);
}
