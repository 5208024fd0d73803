import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { isId } from "~/platform/forms/form.server";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { refusePartner } from "../partner-commands.server";
import { refusalForm } from "../partner-forms";
import { readPartner } from "../partner-queries.server";
import { isPartnerError, partnerErrorWord } from "../parts/partner-labels";

export const meta = () => [{ title: `${m.accounts_partner_refuse_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { id, name } = await readPartner(context.actor, params.id);
  return { id, name };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const id = params.id;
  if (!isId(id)) throw new NotFound();
  const parsed = parseForm(refusalForm, context.form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(context.form),
    (code) => (isPartnerError(code) ? "" : undefined),
    () => refusePartner(context.actor, id, parsed.value.reason),
  );
  return done.ok ? redirect(`/partners/${id}`) : data(done, { status: 409 });
}

export default function PartnerRefusal() {
  const { id, name } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), partnerErrorWord);
  return (
    <Page
      width="form"
      crumbs={[{ href: `/partners/${id}`, label: name }]}
      header={<PageHeader title={m.accounts_partner_refuse_title()} />}
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow" noValidate>
        <TextArea
          {...fields.one("reason")}
          label={m.accounts_partner_field_reason()}
          rows={4}
          maxLength={1000}
        />
        <Button>{m.accounts_partner_refuse_button()}</Button>
      </Form>
    </Page>
  );
}
