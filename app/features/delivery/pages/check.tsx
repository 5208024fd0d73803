import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { TextArea } from "~/ui/text-fields";
import { checkDelivery } from "../delivery-commands.server";
import { EvidenceList } from "../parts/evidence-list";
import { DeliverySummary } from "../parts/match-summary";
import { matchId, refusedForm, wrongForm } from "../form-answer.server";
import { parseForm, checkForm, seenAndKey } from "../forms";
import { errorWord } from "../parts/labels";
import { MatchForm } from "../parts/match-form";
import { findRecipient } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_check_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { match: await findRecipient(context.actor, matchId(params.id)), key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const id = matchId(params.id);
  const parsed = parseForm(checkForm, form);
  if (!parsed.ok) return wrongForm(parsed.values, parsed.errors);
  try {
    await checkDelivery(actor, id, parsed.data.remark, seenAndKey(form));
  } catch (error) {
    return refusedForm(error, parsed.values, {}, "remark");
  }
  return redirect(`/matches/${id}`);
}

export default function Check() {
  const { match, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const values: Record<string, string> = result?.values ?? {};
  const field = (name: string) => ({
    name,
    defaultValue: values[name],
    error: errorWord(result?.errors[name]),
  });
  return (
    <MatchForm
      match={match}
      formKey={key}
      title={m.delivery_check_title()}
      lead={m.delivery_check_lead()}
      errors={result?.errors}
    >
      <DeliverySummary match={match} />
      <EvidenceList match={match} mayAdd={false} />
      <TextArea {...field("remark")} optional label={m.delivery_check_note()} rows={3} />
      <Button>{m.delivery_check_button()}</Button>
    </MatchForm>
  );
}
