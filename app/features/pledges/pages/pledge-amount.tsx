import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, type Typed, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { nextOf, versionIn } from "~/features/programs/parts/step";
import { StepPage } from "~/features/programs/parts/step-page";
import { setPledgeAmount } from "../commands.server";
import { readLedPledge } from "../draft-queries.server";
import { amountForm } from "../forms";
import { rupiahIn } from "../market-queries.server";
import { AmountFields } from "../parts/amount-fields";
import { draftLabelsOf } from "../parts/draft-labels";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";
import { holdsAccountNumber } from "../rules";
import { mostItems } from "../rules/details";

export const meta = () => [{ title: `${m.pledges_amount_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const { id, kind, need, unit, unitValue, version, state, amount, quantity, description, details } = pledge;
  const { items = [], ...rest } = details;
  const rows = items.map((item, row) =>
    Object.entries(item).map(([name, value]) => [`item-${row}-${name}`, value] as const),
  );
  const tried = rupiahIn(new URL(request.url).searchParams.get("rupiah") ?? "");
  const stored = {
    ...rest,
    ...Object.fromEntries(rows.flat()),
    amount: amount ?? tried,
    quantity,
    description,
  };
  const itemRows = Math.min(mostItems, Math.max(3, items.length + 2));
  return { id, name: pledgeName(pledge), kind, need, unit, unitValue, version, state, stored, itemRows };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id, kind } = await readLedPledge(actor, params.id);
  const parsed = parseForm(amountForm(kind), form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const typed = typedIn(form);
  const saved = await tryForForm(typed, fieldFor(typed), () =>
    setPledgeAmount(actor, id, parsed.value, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  const record = `/pledges/${id}`;
  if (form.get("then") === "more") return redirect(`${record}/amount`);
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/wishes` }));
}

/** The field a refusal belongs to: an account number stands beside the text it was typed in. */
function fieldFor(typed: Typed) {
  return (code: string) => {
    if (code === "account_number")
      return Object.keys(typed).find((name) => holdsAccountNumber(String(typed[name]))) ?? "";
    return isPledgeError(code) ? "" : undefined;
  };
}

export default function PledgeAmount() {
  const { id, name, kind, need, unit, unitValue, version, state, stored, itemRows } =
    useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), pledgeErrorWord, draftLabelsOf(kind));
  return (
    <StepPage
      title={m.pledges_amount_title()}
      step={2}
      steps={5}
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      errors={fields.errors}
      version={version}
      before={<DraftOver state={state} pledgeId={id} />}
      buttons={
        kind === "goods" ? (
          <Button name="then" value="more" look="plain">
            {m.pledges_items_more()}
          </Button>
        ) : null
      }
    >
      <AmountFields
        fields={fields}
        kind={kind}
        need={need}
        unit={unit}
        unitValue={unitValue}
        itemRows={itemRows}
      />
    </StepPage>
  );
}
