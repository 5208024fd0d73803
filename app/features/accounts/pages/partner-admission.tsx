import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { admitPartner } from "../partner-commands.server";
import { readPartner } from "../partner-queries.server";
import { InvitationLink } from "../parts/invitation-link";
import { isPartnerError, partnerErrorWord } from "../parts/partner-labels";

export const meta = () => [{ title: `${m.accounts_partner_admit_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { id, name, contactEmail } = await readPartner(context.actor, params.id);
  return { id, name, email: contactEmail };
}

/** Admits, and shows the one-time link once: it is stored only as a digest. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const id = params.id;
  if (!isId(id)) throw new NotFound();
  const done = await tryForForm(
    {},
    (code) => (isPartnerError(code) ? "" : undefined),
    () => admitPartner(context.actor, id),
  );
  if (!done.ok) return data({ errors: Object.values(done.errors), link: null }, { status: 409 });
  return data({ errors: [], link: new URL(`/invitations/${done.value}`, request.url).href });
}

export default function PartnerAdmission() {
  const { id, name, email } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const title = result?.link ? m.accounts_partner_admitted_title() : m.accounts_partner_admit_title();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/partners/${id}`, label: name }]}
      header={<PageHeader title={title} />}
    >
      <ErrorSummary errors={(result?.errors ?? []).map((code) => ({ text: partnerErrorWord(code) }))} />
      {result?.link ? (
        <InvitationLink email={email} link={result.link} />
      ) : (
        <Form method="post" className="flow">
          <p>{m.accounts_partner_admit_text({ name, email })}</p>
          <ButtonRow>
            <Button>{m.accounts_partner_admit_button()}</Button>
            <ButtonLink href={`/partners/${id}/refusal`} look="plain">
              {m.accounts_partner_refuse_title()}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
