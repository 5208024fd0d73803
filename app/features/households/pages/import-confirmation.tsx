import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { confirmImport } from "../import-commands.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/imports/${params.id}`);

/** Says yes to what the check showed. */
export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const key = String(context.form.get("key") ?? "");
  await confirmImport(context.actor, params.id, isId(key) ? key : null);
  return redirect(`/imports/${params.id}`);
}
