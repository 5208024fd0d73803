import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm } from "~/platform/forms/fields";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { registrationForm } from "~/features/accounts/partner-forms";
import { partnerErrorWord } from "~/features/accounts/parts/partner-labels";
import { RegistrationFields, registrationLabels } from "~/features/accounts/parts/registration-fields";
import { keyIn } from "~/features/programs/parts/step";
import { joinByRegistration } from "../funder-commands.server";
import { readInvitation } from "../queries.server";

export const meta = () => [{ title: `${m.pledges_funding_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (new URL(request.url).searchParams.has("sent")) return { sent: true as const };
  const invitation = await readInvitation(context.actor, params.token ?? "");
  if (!invitation) throw new NotFound();
  const { name, email, lead } = invitation;
  return { sent: false as const, key: newId(), lead, stored: { name, contactEmail: email } };
}

/** Registers the organisation and makes it a funder; its account comes with Bappeda's admission. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor, locale } = context;
  const parsed = parseForm(registrationForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const token = params.token ?? "";
  await joinByRegistration(actor, token, { ...parsed.value, locale }, keyIn(form));
  return redirect(`/funding/${token}/registration?sent`);
}

export default function FundingRegistration() {
  const loaded = useLoaderData<typeof loader>();
  const fields = fieldState(
    loaded.sent ? {} : loaded.stored,
    useActionData<typeof action>(),
    partnerErrorWord,
    registrationLabels,
  );
  if (loaded.sent)
    return (
      <Page width="form" header={<PageHeader title={m.accounts_partner_sent_title()} />}>
        <Notice tone="success" live>
          <p>{m.accounts_partner_sent_next()}</p>
          <p>{m.pledges_funding_sent()}</p>
        </Notice>
      </Page>
    );
  return (
    <Page
      width="form"
      header={
        <PageHeader
          title={m.pledges_funding_register()}
          lead={m.pledges_share_asked({ partner: loaded.lead })}
        />
      }
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="key" value={loaded.key} />
        <RegistrationFields fields={fields} />
        <Button>{m.accounts_partner_register_button()}</Button>
      </Form>
    </Page>
  );
}
