import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { joinByLink } from "../funder-commands.server";
import { InvitationFacts } from "../parts/invitation-facts";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { readInvitation } from "../queries.server";

export const meta = () => [{ title: `${m.pledges_funding_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const invitation = await readInvitation(context.actor, token);
  const own = context.actor.partnerId === null ? null : context.actor.name;
  return data({ token, invitation, own }, { status: invitation ? 200 : 404 });
}

/** A partner with an account takes the link. */
export async function action({ context, params }: ActionFunctionArgs) {
  const done = await tryForForm(
    {},
    (code) => (isPledgeError(code) ? "" : undefined),
    () => joinByLink(context.actor, params.token ?? ""),
  );
  return done.ok ? redirect(`/pledges/${done.value}/share`) : data(done, { status: 409 });
}

export default function Funding() {
  const { token, invitation, own } = useLoaderData<typeof loader>();
  const errors = Object.values(useActionData<typeof action>()?.errors ?? {});
  if (!invitation)
    return (
      <Page width="form" header={<PageHeader title={m.pledges_funding_title()} />}>
        <Notice tone="warning">
          <p>{m.pledges_funding_gone()}</p>
        </Notice>
      </Page>
    );
  return (
    <Page
      width="form"
      header={
        <PageHeader
          title={m.pledges_funding_title()}
          lead={m.pledges_share_asked({ partner: invitation.lead })}
        />
      }
    >
      <ErrorSummary errors={errors.map((code) => ({ text: pledgeErrorWord(code) }))} />
      <InvitationFacts invitation={invitation} />
      {own ? (
        <Form method="post">
          <Button>{m.pledges_funding_join({ name: own })}</Button>
        </Form>
      ) : (
        <>
          <p>{m.pledges_funding_next()}</p>
          <ButtonRow>
            <ButtonLink href={`/funding/${token}/registration`}>{m.pledges_funding_register()}</ButtonLink>
            <ButtonLink href={`/sign-in?next=/funding/${token}`} look="plain">
              {m.pledges_funding_sign_in()}
            </ButtonLink>
          </ButtonRow>
        </>
      )}
    </Page>
  );
}
