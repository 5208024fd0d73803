import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { MoneyField } from "~/ui/text-fields";
import { listDistrictNames } from "~/features/programs/queries.server";
import { enterShare } from "../funder-commands.server";
import { readPledgeAt } from "../draft-queries.server";
import { shareForm } from "../forms";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { amountRows, targetRows } from "../parts/pledge-rows";
import { pledgeName } from "../parts/pledge-words";
import { ShareConsequence } from "../parts/share-consequence";
import { DraftOver } from "../parts/step-over";

export const meta = () => [{ title: `${m.pledges_share_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  return { pledge: { ...pledge, placeNames: await listDistrictNames(context.actor) } };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id, leads } = await readPledgeAt(actor, params.id);
  const parsed = parseForm(shareForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (code === "pledge_state" ? "" : isPledgeError(code) ? "share" : undefined),
    () => enterShare(actor, id, parsed.value.share),
  );
  if (!done.ok) return data(done, { status: 422 });
  return redirect(leads ? `/pledges/${id}/funders` : `/pledges/${id}`);
}

export default function PledgeShare() {
  const { pledge } = useLoaderData<typeof loader>();
  const fields = fieldState({ share: pledge.ownShare }, useActionData<typeof action>(), pledgeErrorWord);
  const lead = pledge.leads
    ? m.pledges_share_lead_own()
    : m.pledges_share_asked({ partner: pledge.partnerName });
  const others = pledge.funders.map((funder) => funder.name).join("; ");
  return (
    <Page
      width="form"
      crumbs={[{ href: `/pledges/${pledge.id}`, label: pledgeName(pledge) }]}
      header={<PageHeader title={m.pledges_share_title()} lead={lead} />}
    >
      <ErrorSummary errors={fields.errors} />
      <DraftOver state={pledge.state} pledgeId={pledge.id} />
      {pledge.shareStale ? (
        <Notice tone="warning">
          <p>{m.pledges_share_stale()}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          ...targetRows(pledge),
          ...amountRows(pledge),
          { label: m.pledges_funders_title(), value: others },
        ]}
      />
      <Form method="post" className="flow" noValidate>
        <MoneyField {...fields.one("share")} label={m.pledges_field_share()} />
        {pledge.leads ? null : <ShareConsequence lead={pledge.partnerName} kind={pledge.kind} />}
        <ButtonRow>
          <Button>{m.pledges_share_button()}</Button>
          {pledge.leads ? null : (
            <ButtonLink href={`/pledges/${pledge.id}/leaving`} look="plain">
              {m.pledges_leaving_title()}
            </ButtonLink>
          )}
        </ButtonRow>
      </Form>
    </Page>
  );
}
