import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader, Section } from "~/ui/page";
import { listOtherPartners } from "~/features/accounts/partner-queries.server";
import { inviteFunder } from "../funder-commands.server";
import { readLedPledge } from "../draft-queries.server";
import { inviteForm } from "../forms";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { FunderList } from "../parts/funder-list";
import { FundingState } from "../parts/funding-state";
import { pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";

export const meta = () => [{ title: `${m.pledges_funders_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const { id, kind, state, funders, funding, ownShare, amount, links } = pledge;
  const taken = new Set(funders.map((funder) => funder.partnerId));
  const others = (await listOtherPartners(context.actor)).filter((partner) => !taken.has(partner.id));
  return { id, name: pledgeName(pledge), kind, state, funders, funding, ownShare, amount, links, others };
}

/** Asks one more partner to fund a part. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readLedPledge(actor, params.id);
  const parsed = parseForm(inviteForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (code === "pledge_state" ? "" : isPledgeError(code) ? "partnerId" : undefined),
    () => inviteFunder(actor, id, parsed.value.partnerId),
  );
  return done.ok ? redirect(`/pledges/${id}/funders`) : data(done, { status: 422 });
}

export default function PledgeFunders() {
  const loaded = useLoaderData<typeof loader>();
  const { id, name, state, funders, links, others } = loaded;
  const fields = fieldState({}, useActionData<typeof action>(), pledgeErrorWord);
  const base = `/pledges/${id}`;
  return (
    <Page
      width="form"
      crumbs={[{ href: base, label: name }]}
      header={
        <PageHeader
          kicker={m.programs_step_of({ step: 5, steps: 5 })}
          title={m.pledges_funders_title()}
          lead={m.pledges_funders_lead()}
        />
      }
    >
      <ErrorSummary errors={fields.errors} />
      <DraftOver state={state} pledgeId={id} />
      <ButtonRow>
        <ButtonLink href={`${base}/check`} look={funders.length > 1 ? "main" : "plain"}>
          {funders.length > 1 ? m.pledges_continue_to_check() : m.pledges_continue_alone()}
        </ButtonLink>
      </ButtonRow>
      <FunderList pledgeId={id} funders={funders} links={links} />
      {funders.length > 1 ? <FundingState {...loaded} /> : null}
      {others.length > 0 ? (
        <Form method="post" className="flow" noValidate>
          <SelectField
            {...fields.one("partnerId")}
            label={m.pledges_field_invite()}
            options={others.map((partner) => ({ value: partner.id, label: partner.name }))}
          />
          <Button look="plain">{m.pledges_invite_button()}</Button>
        </Form>
      ) : null}
      <Section title={m.pledges_link_title()}>
        <p>{m.pledges_link_lead()}</p>
        <ButtonLink href={`${base}/funders/link`} look="plain">
          {m.pledges_link_button()}
        </ButtonLink>
      </Section>
    </Page>
  );
}
