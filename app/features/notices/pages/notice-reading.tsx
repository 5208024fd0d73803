import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { markRead } from "../read-marks.server";

export const loader = () => redirect("/notices");

/** Marks one notice as read, or all of them. */
export async function action({ context }: ActionFunctionArgs) {
  const which = String(context.form.get("notice") ?? "");
  if (which !== "all" && !isId(which)) throw new NotFound();
  await markRead(context.actor, which === "all" ? null : which);
  return redirect("/notices?marked");
}
