import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm } from "~/platform/forms/fields";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { TextArea, TextField } from "~/ui/text-fields";
import { registerPartner } from "../partner-commands.server";
import { registrationForm } from "../partner-forms";
import { partnerErrorWord, partnerKindLabels } from "../parts/partner-labels";
import { partnerKinds } from "../rules";

export const meta = () => [{ title: `${m.accounts_partner_register_title()} – ${m.frame_product()}` }];

export const loader = ({ request }: LoaderFunctionArgs) => ({
  key: newId(),
  sent: new URL(request.url).searchParams.has("sent"),
});

export async function action({ context }: ActionFunctionArgs) {
  const { form, actor, locale } = context;
  const parsed = parseForm(registrationForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const key = form.get("key");
  await registerPartner(
    actor,
    { ...parsed.value, locale },
    typeof key === "string" ? key.slice(0, 100) : undefined,
  );
  return redirect("/partners/registration?sent");
}

export default function PartnerRegistration() {
  const { key, sent } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), partnerErrorWord);
  if (sent)
    return (
      <Page width="form" header={<PageHeader title={m.accounts_partner_sent_title()} />}>
        <Notice tone="success" live>
          <p>{m.accounts_partner_sent_next()}</p>
        </Notice>
      </Page>
    );
  return (
    <Page
      width="form"
      header={
        <PageHeader title={m.accounts_partner_register_title()} lead={m.accounts_partner_register_lead()} />
      }
    >
      <ErrorSummary errors={fields.errors} />
      <p>{m.accounts_partner_register_ready()}</p>
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="key" value={key} />
        <RadioGroup
          {...fields.one("kind")}
          label={m.accounts_partner_field_kind()}
          options={partnerKinds.map((value) => ({ value, label: partnerKindLabels[value]() }))}
        />
        <TextField
          {...fields.one("name")}
          label={m.accounts_partner_field_name()}
          autoComplete="organization"
        />
        <TextField
          {...fields.one("registrationNumber")}
          optional
          label={m.accounts_partner_field_number()}
          width="medium"
        />
        <TextField {...fields.one("sector")} optional label={m.accounts_partner_field_sector()} />
        <TextArea {...fields.one("address")} optional label={m.accounts_partner_field_address()} rows={3} />
        <TextField
          {...fields.one("contactName")}
          label={m.accounts_partner_field_contact()}
          autoComplete="name"
        />
        <TextField
          {...fields.one("contactEmail")}
          type="email"
          label={m.accounts_partner_field_email()}
          hint={m.accounts_partner_field_email_hint()}
          autoComplete="email"
        />
        <TextField
          {...fields.one("contactPhone")}
          type="tel"
          optional
          label={m.accounts_partner_field_phone()}
          autoComplete="tel"
          width="medium"
        />
        <Notice>
          <p>{m.accounts_partner_register_privacy()}</p>
        </Notice>
        <Button>{m.accounts_partner_register_button()}</Button>
      </Form>
    </Page>
  );
}
