import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink, ButtonRow, DangerButton } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { readPledgeAt } from "../draft-queries.server";
import { leavePledge } from "../funder-commands.server";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";

export const meta = () => [{ title: `${m.pledges_leaving_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  if (pledge.leads) throw new NotFound();
  return { id: pledge.id, name: pledgeName(pledge), state: pledge.state, lead: pledge.partnerName };
}

/** The co-funder takes itself out. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { id } = await readPledgeAt(context.actor, params.id);
  const done = await tryForForm(
    {},
    (code) => (isPledgeError(code) ? "" : undefined),
    () => leavePledge(context.actor, id),
  );
  return done.ok ? redirect("/pledges") : data(done, { status: 409 });
}

export default function PledgeLeaving() {
  const { id, name, state, lead } = useLoaderData<typeof loader>();
  const errors = Object.values(useActionData<typeof action>()?.errors ?? {});
  return (
    <Page
      width="form"
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      header={<PageHeader title={m.pledges_leaving_title()} />}
    >
      <ErrorSummary errors={errors.map((code) => ({ text: pledgeErrorWord(code) }))} />
      <DraftOver state={state} pledgeId={id} />
      <p>{m.pledges_leaving_text({ partner: lead })}</p>
      <Form method="post">
        <ButtonRow>
          <DangerButton>{m.pledges_leaving_button()}</DangerButton>
          <ButtonLink href={`/pledges/${id}/share`} look="plain">
            {m.programs_cancel()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
