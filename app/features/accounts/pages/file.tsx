import type { LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { answerWithFile } from "~/platform/files/answer.server";
import { isId } from "~/platform/forms/form.server";

/** A stored file, for those who may see the record it belongs to; for everybody else it does not exist. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  return answerWithFile(context.actor, params.id);
}
