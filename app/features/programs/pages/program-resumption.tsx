import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { resumeProgram } from "../publication-commands.server";
import { readOwnProgram } from "../queries.server";

export const loader = () => redirect("/programs");

/** Lets a paused program take households again. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { id } = await readOwnProgram(context.actor, params.id);
  await resumeProgram(context.actor, id);
  return redirect(`/programs/${id}`);
}
