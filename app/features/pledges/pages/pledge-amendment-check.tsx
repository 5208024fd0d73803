import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { keyIn } from "~/features/programs/parts/step";
import { listDistrictNames } from "~/features/programs/queries.server";
import { proposeAmendment } from "../amendment-commands.server";
import { readOpenAmendment } from "../amendment-queries.server";
import { readLedPledge } from "../draft-queries.server";
import { AmendmentEffect } from "../parts/amendment-effect";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { TermsComparison } from "../parts/terms-comparison";

export const meta = () => [{ title: `${m.pledges_amendment_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const { open, taken, fewerThan } = await readOpenAmendment(context.actor, pledge.id);
  if (!open) throw redirect(`/pledges/${pledge.id}/amendment`);
  const { id, kind, unit } = pledge;
  const placeNames = await listDistrictNames(context.actor);
  return {
    pledge: { id, kind, unit, placeNames },
    name: pledgeName(pledge),
    open,
    taken,
    fewerThan,
    key: newId(),
  };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { id } = await readLedPledge(context.actor, params.id);
  const done = await tryForForm(
    {},
    (code) => (isPledgeError(code) ? "" : undefined),
    () => proposeAmendment(context.actor, id, keyIn(context.form)),
  );
  return done.ok ? redirect(`/pledges/${id}/amendment/check`) : data(done, { status: 422 });
}

export default function PledgeAmendmentCheck() {
  const { pledge, name, open, taken, fewerThan, key } = useLoaderData<typeof loader>();
  const errors = Object.values(useActionData<typeof action>()?.errors ?? {});
  const base = `/pledges/${pledge.id}`;
  const waits = open.state === "proposed";
  return (
    <Page
      width="text"
      crumbs={[{ href: base, label: name }]}
      header={
        <PageHeader
          title={m.pledges_amendment_title()}
          lead={waits ? m.pledges_amendment_waits() : m.pledges_check_title()}
        />
      }
    >
      <ErrorSummary errors={errors.map((code) => ({ text: pledgeErrorWord(code) }))} />
      <TermsComparison pledge={pledge} before={open.before} after={open.after} />
      <SummaryList rows={[{ label: m.pledges_amendment_why(), value: open.why }]} />
      <Notice tone="warning">
        <AmendmentEffect before={open.before} after={open.after} taken={taken} fewerThan={fewerThan} />
        {waits ? null : <p>{m.pledges_amendment_next()}</p>}
      </Notice>
      <Form method="post" className="flow">
        <input type="hidden" name="key" value={key} />
        <ButtonRow>
          {waits ? null : <Button>{m.pledges_amendment_propose()}</Button>}
          {waits ? null : (
            <ButtonLink href={`${base}/amendment`} look="plain">
              {m.pledges_amendment_edit()}
            </ButtonLink>
          )}
          <Button look="plain" formAction={`${base}/amendment/taking-back`}>
            {m.pledges_amendment_take_back()}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
