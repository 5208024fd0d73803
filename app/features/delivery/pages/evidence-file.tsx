import type { LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { answerWithFile } from "~/platform/files/answer.server";
import { isId } from "~/platform/forms/form.server";
import { findEvidenceFile } from "../queries.server";

/** The file of one piece of evidence, for its agency and Bappeda; for everybody else it does not exist. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("evidence");
  return answerWithFile(context.actor, await findEvidenceFile(context.actor, params.id));
}
