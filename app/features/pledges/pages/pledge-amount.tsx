import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { nextOf, versionIn } from "~/features/programs/parts/step";
import { StepPage } from "~/features/programs/parts/step-page";
import { setPledgeAmount } from "../commands.server";
import { readLedDraft } from "../draft-queries.server";
import { amountForm } from "../forms";
import { AmountFields } from "../parts/amount-fields";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";

export const meta = () => [{ title: `${m.pledges_amount_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedDraft(context.actor, params.id);
  const { id, kind, need, unit, unitValue, version, amount, quantity, description, details } = pledge;
  const stored = { ...details, amount, quantity, description };
  return { id, name: pledgeName(pledge), kind, need, unit, unitValue, version, stored };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id, kind } = await readLedDraft(actor, params.id);
  const parsed = parseForm(amountForm(kind), form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { amount, quantity, description, ...rest } = parsed.value;
  const details = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const saved = await tryForForm(
    typedIn(form),
    (code) => (code === "account_number" ? "description" : isPledgeError(code) ? "" : undefined),
    () => setPledgeAmount(actor, id, { amount, quantity, description, details }, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  const record = `/pledges/${id}`;
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/wishes` }));
}

export default function PledgeAmount() {
  const { id, name, kind, need, unit, unitValue, version, stored } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), pledgeErrorWord);
  return (
    <StepPage
      title={m.pledges_amount_title()}
      step={2}
      steps={5}
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      errors={fields.errors}
      version={version}
    >
      <AmountFields fields={fields} kind={kind} need={need} unit={unit} unitValue={unitValue} />
    </StepPage>
  );
}
