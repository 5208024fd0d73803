import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { CheckAnswers } from "~/ui/check-answers";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { keyIn, versionIn } from "~/features/programs/parts/step";
import { listDistrictNames } from "~/features/programs/queries.server";
import { readOpenNeeds } from "../cell-queries.server";
import { submitPledge } from "../decision-commands.server";
import { readLedPledge } from "../draft-queries.server";
import { Consequence } from "../parts/consequence";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { GapNotice } from "../parts/gap-notice";
import {
  amountRows,
  executionRows,
  funderRows,
  scheduleRows,
  targetRows,
  wishRows,
} from "../parts/pledge-rows";
import { pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";
import { isEditable } from "../rules";
import { gapsOf } from "../rules/completeness";

export const meta = () => [{ title: `${m.pledges_check_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const placeNames = await listDistrictNames(context.actor);
  const { needs, step, fewerThan } = await readOpenNeeds(context.actor);
  const cells = needs.find(({ need }) => need === pledge.need);
  const open = cells ? { total: cells.total, step, fewerThan } : null;
  return { pledge: { ...pledge, placeNames }, open, gaps: gapsOf(pledge, pledge.funding), key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readLedPledge(actor, params.id);
  const sent = await tryForForm(
    {},
    (code) => (isPledgeError(code) ? "" : undefined),
    () => submitPledge(actor, id, keyIn(form), versionIn(form)),
  );
  if (!sent.ok) return data(sent, { status: 422 });
  return redirect(`/pledges/${id}/submitted`);
}

export default function PledgeCheck() {
  const { pledge, open, gaps, key } = useLoaderData<typeof loader>();
  const errors = Object.values(useActionData<typeof action>()?.errors ?? {});
  const change = (step: string) => `/pledges/${pledge.id}/${step}?back=check`;
  return (
    <Page
      width="text"
      crumbs={[{ href: `/pledges/${pledge.id}`, label: pledgeName(pledge) }]}
      header={<PageHeader title={m.pledges_check_title()} />}
    >
      <ErrorSummary errors={errors.map((code) => ({ text: pledgeErrorWord(code) }))} />
      <DraftOver state={pledge.state} pledgeId={pledge.id} />
      <GapNotice gaps={gaps} hrefOf={change} />
      <CheckAnswers
        sections={[
          { title: m.pledges_target_title(), rows: targetRows(pledge, change) },
          { title: m.pledges_amount_title(), rows: amountRows(pledge, change) },
          { title: m.pledges_wishes_title(), rows: wishRows(pledge, change) },
          {
            title: m.pledges_execution_title(),
            rows: [...executionRows(pledge, change), ...scheduleRows(pledge, change("schedule"))],
          },
          { title: m.pledges_funders_title(), rows: funderRows(pledge, change) },
        ]}
        consequence={<Consequence pledge={pledge} open={open} />}
        form={
          <Form method="post" className="flow">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="version" value={pledge.version} />
            {/* Said again where the button is: on a phone the top of the page is far away. */}
            <GapNotice gaps={gaps} hrefOf={change} />
            <Button disabled={gaps.length > 0 || !isEditable(pledge.state)}>
              {m.pledges_check_submit()}
            </Button>
          </Form>
        }
      />
    </Page>
  );
}
