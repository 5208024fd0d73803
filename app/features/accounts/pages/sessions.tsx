import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession, endSessions } from "../door.server";

export const loader = () => redirect("/account");

/** Ends one signed-in browser, or all but this one. */
export async function action({ context }: ActionFunctionArgs) {
  const which = String(context.form.get("session") ?? "");
  if (which === "others") await endSessions(context.actor, context.token);
  else await endSession(context.actor, which);
  return redirect("/account");
}
