import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldState, type FormResult } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextField } from "~/ui/text-fields";
import { readLedPledge } from "../draft-queries.server";
import { inviteByLink } from "../funder-commands.server";
import { linkForm } from "../forms";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { FunderLink } from "../parts/funder-link";
import { pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";

export const meta = () => [{ title: `${m.pledges_link_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  return { id: pledge.id, name: pledgeName(pledge), state: pledge.state };
}

/** Makes the link and shows it, once; nothing is sent. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readLedPledge(actor, params.id);
  const parsed = parseForm(linkForm, form);
  if (!parsed.ok) return data({ ...parsed, made: null }, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (isPledgeError(code) ? "" : undefined),
    () => inviteByLink(actor, id, parsed.value),
  );
  if (!done.ok) return data({ ...done, made: null }, { status: 422 });
  return { made: { ...parsed.value, link: new URL(`/funding/${done.value}`, request.url).href } };
}

const linkLabels = { name: () => m.pledges_link_name(), email: () => m.pledges_link_email() };

export default function PledgeFunderLink() {
  const { id, name, state } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = result?.made ? undefined : (result as FormResult);
  const fields = fieldState({}, failed, pledgeErrorWord, linkLabels);
  return (
    <Page
      width="form"
      crumbs={[
        { href: `/pledges/${id}`, label: name },
        { href: `/pledges/${id}/funders`, label: m.pledges_funders_title() },
      ]}
      header={
        <PageHeader title={m.pledges_link_title()} lead={result?.made ? null : m.pledges_link_lead()} />
      }
    >
      {result?.made ? (
        <>
          <FunderLink {...result.made} />
          <ButtonRow>
            <ButtonLink href={`/pledges/${id}/funders`}>{m.pledges_link_back()}</ButtonLink>
          </ButtonRow>
        </>
      ) : (
        <>
          <ErrorSummary errors={fields.errors} />
          <DraftOver state={state} pledgeId={id} />
          <Form method="post" className="flow" noValidate>
            <TextField {...fields.one("name")} label={m.pledges_link_name()} maxLength={200} />
            <TextField
              {...fields.one("email")}
              type="email"
              label={m.pledges_link_email()}
              hint={m.pledges_link_email_hint()}
              maxLength={320}
            />
            <Button>{m.pledges_link_make()}</Button>
          </Form>
        </>
      )}
    </Page>
  );
}
