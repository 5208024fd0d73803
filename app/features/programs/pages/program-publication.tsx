import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { unitLabels } from "~/features/needs/parts/labels";
import { isProgramError } from "../parts/error-words";
import { ProgramReview } from "../parts/program-review";
import { keyIn, versionIn } from "../parts/step";
import { publishProgram } from "../publication-commands.server";
import { readOwnProgram } from "../queries.server";
import { reviewOf } from "../review.server";
import { programAfter } from "../rules";

export const meta = () => [{ title: `${m.programs_publish_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnProgram(context.actor, params.id);
  if (programAfter(program.state, "publish") === null) throw new NotFound();
  return reviewOf(context.actor, program);
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnProgram(actor, params.id);
  const done = await tryForForm(
    {},
    (code) => (isProgramError(code) ? "" : undefined),
    () => publishProgram(actor, id, keyIn(form), versionIn(form)),
  );
  if (!done.ok) return data(done, { status: 409 });
  return redirect(`/programs/${id}?saved=published`);
}

export default function ProgramPublication() {
  const { key, ...judgement } = useLoaderData<typeof loader>();
  const { id, quota, unit, state } = judgement.program;
  return (
    <ProgramReview
      judgement={judgement}
      title={m.programs_publish_title()}
      errors={Object.values(useActionData<typeof action>()?.errors ?? {})}
      consequence={m.programs_publish_consequence({
        quota: formatCount(quota),
        unit: unitLabels[unit](quota),
      })}
      formKey={key}
      buttons={
        <>
          <Button>{m.programs_publish_button()}</Button>
          <ButtonLink href={`/programs/${id}/preview`} look="plain">
            {m.programs_preview_title()}
          </ButtonLink>
          {state === "under_review" ? (
            <ButtonLink href={`/programs/${id}/return`} look="plain">
              {m.programs_return_title()}
            </ButtonLink>
          ) : null}
        </>
      }
    />
  );
}
