import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { reviewOf } from "../review.server";
import { isProgramError } from "../parts/error-words";
import { ProgramReview } from "../parts/program-review";
import { keyIn, versionIn } from "../parts/step";
import { submitProgram } from "../publication-commands.server";
import { readOwnDraft } from "../queries.server";

export const meta = () => [{ title: `${m.programs_check_title()} – ${m.frame_product()}` }];

/** The last step of a draft: the operator submits it here, and a head goes on to publish it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnDraft(context.actor, params.id);
  if (can(context.actor, "program.publish", program)) throw redirect(`/programs/${program.id}/publication`);
  return reviewOf(context.actor, program);
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnDraft(actor, params.id);
  const sent = await tryForForm(
    {},
    (code) => (isProgramError(code) ? "" : undefined),
    () => submitProgram(actor, id, keyIn(form), versionIn(form)),
  );
  if (!sent.ok) return data(sent, { status: 422 });
  return redirect(`/programs/${id}?saved=submitted`);
}

export default function ProgramCheck() {
  const { key, ...judgement } = useLoaderData<typeof loader>();
  return (
    <ProgramReview
      judgement={judgement}
      title={m.programs_check_title()}
      errors={Object.values(useActionData<typeof action>()?.errors ?? {})}
      consequence={m.programs_check_consequence()}
      formKey={key}
      buttons={
        <>
          <Button>{m.programs_check_submit()}</Button>
          <ButtonLink href={`/programs/${judgement.program.id}/preview`} look="plain">
            {m.programs_preview_title()}
          </ButtonLink>
        </>
      }
    />
  );
}
