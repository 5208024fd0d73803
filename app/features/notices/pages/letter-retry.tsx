import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { retryLetters } from "../letter-commands.server";

export const loader = () => redirect("/notices/failed");

/** Tries one letter that was given up again, or all of them. */
export async function action({ context }: ActionFunctionArgs) {
  const which = String(context.form.get("letter") ?? "");
  if (which !== "all" && !isId(which)) throw new NotFound();
  await retryLetters(context.actor, which === "all" ? null : which);
  return redirect("/notices/failed?retried");
}
