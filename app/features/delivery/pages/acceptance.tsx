import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonRow, DangerButton } from "~/ui/button";
import { TextArea } from "~/ui/text-fields";
import { acceptMatch, returnMatch } from "../acceptance-commands.server";
import { matchId, refusedForm, wrongForm } from "../form-answer.server";
import { parseForm, returnForm, seenAndKey } from "../forms";
import { errorWord } from "../parts/labels";
import { MatchForm } from "../parts/match-form";
import { RecipientSummary } from "../parts/match-summary";
import { findRecipient } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_acceptance_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { match: await findRecipient(context.actor, matchId(params.id)), key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const id = matchId(params.id);
  const returning = form.get("decision") === "return";
  const parsed = parseForm(returnForm, form);
  if (returning && !parsed.ok) return wrongForm(parsed.values, parsed.errors);
  try {
    if (returning && parsed.ok) await returnMatch(actor, id, parsed.data.reason, seenAndKey(form));
    else await acceptMatch(actor, id, seenAndKey(form));
  } catch (error) {
    return refusedForm(error, parsed.values, {}, "reason");
  }
  return redirect(`/matches/${id}`);
}

export default function Acceptance() {
  const { match, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <MatchForm
      match={match}
      formKey={key}
      title={m.delivery_acceptance_title()}
      lead={m.delivery_acceptance_lead()}
      errors={result?.errors}
    >
      <RecipientSummary match={match} />
      <ButtonRow>
        <Button name="decision" value="accept">
          {m.delivery_accept()}
        </Button>
      </ButtonRow>
      <TextArea
        name="reason"
        rows={3}
        label={m.delivery_return_reason()}
        hint={m.delivery_return_hint()}
        defaultValue={result?.values.reason}
        error={errorWord(result?.errors.reason)}
      />
      <ButtonRow>
        <DangerButton name="decision" value="return">
          {m.delivery_return()}
        </DangerButton>
      </ButtonRow>
    </MatchForm>
  );
}
