import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { DateField, TextField } from "~/ui/text-fields";
import { agreePledge } from "../decision-commands.server";
import { readPledgeAt } from "../draft-queries.server";
import { agreementForm } from "../forms";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { agreementLabels } from "../parts/labels";
import { pledgeName } from "../parts/pledge-words";
import { agreementKinds } from "../rules";

export const meta = () => [{ title: `${m.pledges_agree_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  return { id: pledge.id, name: pledgeName(pledge) };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readPledgeAt(actor, params.id);
  const parsed = parseForm(agreementForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (code === "agreement_in_future" ? "on" : isPledgeError(code) ? "" : undefined),
    () => agreePledge(actor, id, parsed.value),
  );
  return done.ok ? redirect(`/pledges/${id}`) : data(done, { status: 422 });
}

const labels = {
  kind: () => m.pledges_field_agreement_kind(),
  number: () => m.pledges_field_agreement_number(),
  on: () => m.pledges_field_agreement_on(),
};

export default function PledgeAgreement() {
  const { id, name } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), pledgeErrorWord, labels);
  return (
    <Page
      width="form"
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      header={<PageHeader title={m.pledges_agree_title()} lead={m.pledges_agree_lead()} />}
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow" noValidate>
        <RadioGroup
          {...fields.one("kind")}
          label={m.pledges_field_agreement_kind()}
          options={agreementKinds.map((value) => ({ value, label: agreementLabels[value]() }))}
        />
        <TextField
          {...fields.one("number")}
          label={m.pledges_field_agreement_number()}
          width="medium"
          maxLength={100}
        />
        <DateField {...fields.one("on")} label={m.pledges_field_agreement_on()} />
        <Button>{m.pledges_agree_button()}</Button>
      </Form>
    </Page>
  );
}
