import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { setAccountActive } from "../invitations.server";

export const loader = () => redirect("/accounts");

/** Shuts an account out or lets it in again. */
export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  await setAccountActive(context.actor, params.id, context.form.get("active") === "yes");
  return redirect("/accounts");
}
