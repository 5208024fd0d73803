import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { DateField, MoneyField, NumberField, TextArea } from "~/ui/text-fields";
import { unitLabels } from "~/features/needs/parts/labels";
import { readPledgeAt } from "../draft-queries.server";
import { keptForm } from "../forms";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { amountText, pledgeName } from "../parts/pledge-words";
import { notePromise } from "../promise-commands.server";

export const meta = () => [{ title: `${m.pledges_promise_note()} – ${m.frame_product()}` }];

async function findPromise(actor: Actor, params: LoaderFunctionArgs["params"]) {
  const pledge = await readPledgeAt(actor, params.id);
  const promise = pledge.promises.find(({ id }) => id === params.promise);
  if (!promise) throw new NotFound();
  return { pledge, promise };
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { pledge, promise } = await findPromise(context.actor, params);
  const { id, kind, unit } = pledge;
  const promised = amountText({ kind, unit, amount: promise.promised, quantity: promise.promised });
  return { id, name: pledgeName(pledge), kind, unit, promise, promised, today: context.today };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { pledge, promise } = await findPromise(actor, params);
  const parsed = parseForm(keptForm(pledge.kind === "fund"), form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(typedIn(form), fieldOf, () =>
    notePromise(actor, pledge.id, promise.id, parsed.value),
  );
  return done.ok ? redirect(`/pledges/${pledge.id}`) : data(done, { status: 422 });
}

function fieldOf(code: string): string | undefined {
  if (code === "note_too_much") return "amount";
  if (code === "note_in_future") return "on";
  if (code === "account_number") return "reason";
  return isPledgeError(code) ? "" : undefined;
}

export default function PledgePromise() {
  const { id, name, kind, unit, promise, promised, today } = useLoaderData<typeof loader>();
  const fields = fieldState(
    { amount: promise.promised, on: today },
    useActionData<typeof action>(),
    pledgeErrorWord,
  );
  const Amount = kind === "fund" ? MoneyField : NumberField;
  return (
    <Page
      width="form"
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      header={
        <PageHeader
          title={m.pledges_promise_note()}
          lead={m.pledges_promise_note_lead({ promised, date: formatDate(promise.dueOn) })}
        />
      }
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow" noValidate>
        <Amount
          {...fields.one("amount")}
          label={m.pledges_promise_kept_in_all()}
          {...(kind === "fund" ? {} : { unit: unitLabels[unit]() })}
        />
        <DateField {...fields.one("on")} label={m.pledges_promise_kept_on()} />
        <TextArea
          {...fields.one("reason")}
          label={m.pledges_promise_reason()}
          hint={m.pledges_promise_reason_hint()}
          rows={3}
          maxLength={1000}
        />
        <ButtonRow>
          <Button>{m.pledges_promise_save()}</Button>
          <ButtonLink href={`/pledges/${id}`} look="plain">
            {m.programs_cancel()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
