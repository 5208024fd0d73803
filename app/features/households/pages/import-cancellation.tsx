import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { cancelImport } from "../import-commands.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/imports/${params.id}`);

/** Ends an import and leaves nothing of it. */
export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  await cancelImport(context.actor, params.id);
  return redirect(`/imports/${params.id}`);
}
