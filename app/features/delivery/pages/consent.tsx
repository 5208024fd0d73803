import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { newId } from "~/platform/db/id";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { DateField, TextField } from "~/ui/text-fields";
import { recordConsent } from "../acceptance-commands.server";
import { matchId, refusedForm, wrongForm } from "../form-answer.server";
import { parseForm, consentForm, seenAndKey } from "../forms";
import { errorWord } from "../parts/labels";
import { MatchForm } from "../parts/match-form";
import { findRecipient } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_consent_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  return {
    match: await findRecipient(context.actor, matchId(params.id)),
    // An officer of the village has no page of the agency's records to go back to.
    way: can(context.actor, "match.read") ? null : "/consents",
    today: context.today,
    key: newId(),
  };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const id = matchId(params.id);
  const parsed = parseForm(consentForm, form);
  if (!parsed.ok) return wrongForm(parsed.values, parsed.errors);
  try {
    await recordConsent(actor, id, parsed.data, seenAndKey(form));
  } catch (error) {
    return refusedForm(
      error,
      parsed.values,
      { consent_day: "givenOn", consent_guardian: "guardian" },
      "answer",
    );
  }
  return redirect(can(actor, "match.read") ? `/matches/${id}` : "/consents?saved=1");
}

export default function Consent() {
  const { match, way, today, key } = useLoaderData<typeof loader>();
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
      from={way ? { href: way, label: m.delivery_consents_title() } : undefined}
      formKey={key}
      title={m.delivery_consent_title()}
      lead={m.delivery_consent_lead()}
      errors={result?.errors}
    >
      <RadioGroup
        {...field("answer")}
        label={m.delivery_consent_answer()}
        options={[
          { value: "given", label: m.delivery_consent_given() },
          { value: "refused", label: m.delivery_consent_refused(), hint: m.delivery_consent_refused_hint() },
        ]}
      />
      <DateField
        {...field("givenOn")}
        defaultValue={values.givenOn ?? today}
        label={m.delivery_consent_day()}
      />
      <RadioGroup
        {...field("manner")}
        inline
        label={m.delivery_consent_manner()}
        options={[
          { value: "spoken", label: m.delivery_manner_spoken() },
          { value: "written", label: m.delivery_manner_written() },
        ]}
      />
      <TextField
        {...field("givenBy")}
        defaultValue={values.givenBy ?? match.headName}
        label={m.delivery_consent_by()}
      />
      <TextField
        {...field("guardian")}
        optional
        label={m.delivery_consent_guardian()}
        hint={m.delivery_consent_guardian_hint()}
      />
      <TextField
        {...field("witnesses")}
        label={m.delivery_consent_witnesses()}
        hint={m.delivery_consent_witnesses_hint()}
      />
      <Button>{m.delivery_save()}</Button>
    </MatchForm>
  );
}
