import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { m } from "~/platform/i18n/generated/messages";
import { DangerButton } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { TextArea } from "~/ui/text-fields";
import { failDelivery } from "../delivery-commands.server";
import { failureLabels } from "../parts/labels";
import { failureReasons } from "../rules";
import { matchId, refusedForm, wrongForm } from "../form-answer.server";
import { parseForm, failureForm, seenAndKey } from "../forms";
import { errorWord } from "../parts/labels";
import { MatchForm } from "../parts/match-form";
import { findRecipient } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_failure_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { match: await findRecipient(context.actor, matchId(params.id)), key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const id = matchId(params.id);
  const parsed = parseForm(failureForm, form);
  if (!parsed.ok) return wrongForm(parsed.values, parsed.errors);
  try {
    await failDelivery(actor, id, parsed.data, seenAndKey(form));
  } catch (error) {
    return refusedForm(error, parsed.values, { failure_remark: "remark" }, "reason");
  }
  return redirect(`/matches/${id}`);
}

export default function Failure() {
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
      title={m.delivery_failure_title()}
      lead={m.delivery_failure_lead()}
      errors={result?.errors}
    >
      <RadioGroup
        {...field("reason")}
        label={m.delivery_failure_reason()}
        options={failureReasons.map((value) => ({ value, label: failureLabels[value]() }))}
      />
      <TextArea {...field("remark")} optional label={m.delivery_remark()} rows={3} />
      <DangerButton>{m.delivery_failure_button()}</DangerButton>
    </MatchForm>
  );
}
