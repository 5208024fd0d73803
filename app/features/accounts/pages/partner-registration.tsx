import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm } from "~/platform/forms/fields";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { registerPartner } from "../partner-commands.server";
import { registrationForm } from "../partner-forms";
import { partnerErrorWord } from "../parts/partner-labels";
import { RegistrationFields, registrationLabels } from "../parts/registration-fields";

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
  const fields = fieldState({}, useActionData<typeof action>(), partnerErrorWord, registrationLabels);
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
        <RegistrationFields fields={fields} />
        <Button>{m.accounts_partner_register_button()}</Button>
      </Form>
    </Page>
  );
}
