import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { replyToRefusal, textOf } from "./form-reply.server";
import { readRound } from "./round-queries.server";

/** The list a decision page is about. @throws NotFound */
export async function loadRound({ context, params }: LoaderFunctionArgs) {
  const round = isId(params.id) ? await readRound(context.actor, params.id) : null;
  if (!round) throw new NotFound();
  return { round };
}

/** The action of a decision page: takes the step with the posted note, then shows the list. */
export function takeStepBy(step: (actor: Actor, roundId: string, note: string) => Promise<void>) {
  return async ({ context, params }: ActionFunctionArgs) => {
    if (!isId(params.id)) throw new NotFound();
    try {
      await step(context.actor, params.id, textOf(context.form, "note"));
    } catch (error) {
      return replyToRefusal(error, context.form);
    }
    return redirect(`/rounds/${params.id}`);
  };
}
