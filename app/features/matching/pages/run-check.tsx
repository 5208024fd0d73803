import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { checkRun } from "../check-commands.server";

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(isId(params.id) ? `/runs/${params.id}` : "/runs");

/** Has the kept result checked again; the run's record then says what came out. */
export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  await checkRun(context.actor, params.id);
  return redirect(`/runs/${params.id}`);
}
