import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { DateField, TextField } from "~/ui/text-fields";
import { scheduleDelivery } from "../delivery-commands.server";
import { matchId, refusedForm, wrongForm } from "../form-answer.server";
import { parseForm, scheduleForm, seenAndKey } from "../forms";
import { errorWord } from "../parts/labels";
import { MatchForm } from "../parts/match-form";
import { findRecipient } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_schedule_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { match: await findRecipient(context.actor, matchId(params.id)), key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const id = matchId(params.id);
  const parsed = parseForm(scheduleForm, form);
  if (!parsed.ok) return wrongForm(parsed.values, parsed.errors);
  try {
    await scheduleDelivery(actor, id, parsed.data, seenAndKey(form));
  } catch (error) {
    return refusedForm(error, parsed.values, {}, "day");
  }
  return redirect(`/matches/${id}`);
}

export default function Schedule() {
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
      title={m.delivery_schedule_title()}
      lead={m.delivery_schedule_lead()}
      errors={result?.errors}
    >
      <DateField
        {...field("day")}
        defaultValue={values.day ?? match.scheduledOn ?? undefined}
        label={m.delivery_schedule_day()}
      />
      <TextField
        {...field("place")}
        defaultValue={values.place ?? match.place ?? undefined}
        label={m.delivery_place()}
        hint={m.delivery_place_hint()}
      />
      <Button>{m.delivery_save()}</Button>
    </MatchForm>
  );
}
