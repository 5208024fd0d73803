import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { CheckboxGroup } from "~/ui/choice-fields";
import { Notice } from "~/ui/notice";
import { DateField, MoneyField, NumberField } from "~/ui/text-fields";
import { evidenceLabels, unitLabels } from "~/features/needs/parts/labels";
import { needCatalogue } from "~/features/needs/catalogue";
import { recordDelivery } from "../delivery-commands.server";
import { questionLabels } from "../parts/labels";
import { missingEvidence, questionsOf } from "../rules";
import { matchId, refusedForm, wrongForm } from "../form-answer.server";
import { parseForm, deliveryForm, seenAndKey } from "../forms";
import { errorWord } from "../parts/labels";
import { MatchForm } from "../parts/match-form";
import { findRecipient } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_handover_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  return {
    match: await findRecipient(context.actor, matchId(params.id)),
    today: context.today,
    key: newId(),
  };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const id = matchId(params.id);
  const parsed = parseForm(deliveryForm, form);
  if (!parsed.ok) return wrongForm(parsed.values, parsed.errors);
  try {
    const complaints = Object.fromEntries(form.getAll("complaints").map((code) => [String(code), true]));
    const { need } = await findRecipient(actor, id);
    const asked = Object.fromEntries(questionsOf(need).map((code) => [code, complaints[code] ?? false]));
    await recordDelivery(actor, id, { ...parsed.data, complaints: asked }, seenAndKey(form));
  } catch (error) {
    return refusedForm(error, parsed.values, {}, "day");
  }
  return redirect(`/matches/${id}`);
}

export default function Handover() {
  const { match, today, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const values: Record<string, string> = result?.values ?? {};
  const field = (name: string) => ({
    name,
    defaultValue: values[name],
    error: errorWord(result?.errors[name]),
  });
  const missing = missingEvidence(
    match.need,
    match.evidence.map(({ kind }) => kind),
  );
  return (
    <MatchForm
      match={match}
      formKey={key}
      title={m.delivery_handover_title()}
      lead={m.delivery_handover_lead()}
      errors={result?.errors}
    >
      {missing.length > 0 ? (
        <Notice tone="warning" title={m.delivery_error_evidence_missing()}>
          <ul className="list-disc ps-5">
            {missing.map((kind) => (
              <li key={kind}>{evidenceLabels[kind]()}</li>
            ))}
          </ul>
          <p>
            <a className="link" href={`/matches/${match.id}/evidence`}>
              {m.delivery_add_evidence()}
            </a>
          </p>
        </Notice>
      ) : null}
      <DateField {...field("day")} defaultValue={values.day ?? today} label={m.delivery_delivered_on()} />
      <NumberField
        {...field("quantity")}
        optional
        label={m.delivery_quantity()}
        unit={unitLabels[needCatalogue[match.need].unit]()}
      />
      <MoneyField {...field("value")} optional label={m.delivery_value()} />
      <MoneyField
        {...field("selfHelpValue")}
        optional
        label={m.delivery_self_help()}
        hint={m.delivery_self_help_hint()}
      />
      <CheckboxGroup
        name="complaints"
        optional
        label={m.delivery_complaints()}
        hint={m.delivery_complaints_hint()}
        options={questionsOf(match.need).map((value) => ({ value, label: questionLabels[value]() }))}
      />
      <Button>{m.delivery_handover_button()}</Button>
    </MatchForm>
  );
}
