import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Conflict, NotFound, RuleBroken } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { CheckAnswers } from "~/ui/check-answers";
import { Checkbox } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { needLabels } from "~/features/needs/parts/labels";
import { approveRun } from "../approval-commands.server";
import { listStaleLines } from "../decision-queries.server";
import { approvalForm } from "../forms";
import { refusalLabels } from "../parts/labels";
import { Decisions } from "../parts/run-settings";
import { runCrumbs } from "../parts/run-ways";
import { StaleLines } from "../parts/stale-table";
import { listRunOffers, readRun } from "../queries.server";
import { readDecisionWords } from "../result-queries.server";

export const meta = () => [{ title: `${m.matching_approval_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const run = await readRun(context.actor, params.id);
  if (run.state !== "certified") throw redirect(`/runs/${run.id}`);
  const [offers, stale, words] = await Promise.all([
    listRunOffers(context.actor, run.id),
    listStaleLines(context.actor, run.id),
    readDecisionWords(context.actor, run),
  ]);
  return { run, words, offers, stale: stale.slice(0, 100), staleCount: stale.length, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const { form } = context;
  const { leaveOut, remark } = approvalForm.parse({
    leaveOut: form.get("leaveOut") ?? "0",
    remark: String(form.get("remark") ?? ""),
  });
  try {
    const key = String(form.get("key") ?? "") || null;
    await approveRun(context.actor, params.id, { leaveOut, remark, key });
  } catch (error) {
    if (!(error instanceof RuleBroken) && !(error instanceof Conflict)) throw error;
    const status = error instanceof Conflict ? 409 : 422;
    return data({ remark: remark ?? "", error: refusalLabels[error.code]?.() ?? error.code }, { status });
  }
  return redirect(`/runs/${params.id}`);
}

export default function RunApproval() {
  const { run, words, offers, stale, staleCount, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const left = (run.counts.served ?? 0) - staleCount;
  return (
    <Page
      width="text"
      crumbs={runCrumbs(run)}
      header={<PageHeader title={m.matching_approval_title()} lead={m.matching_approval_lead()} />}
    >
      <ErrorSummary errors={result ? [{ id: "remark", text: result.error }] : []} />
      <Decisions run={run} words={words} />
      {run.basedOn ? (
        <p>
          <a className="link" href={`/runs/compare?a=${run.basedOn}&b=${run.id}`}>
            {m.matching_compare_with({ reference: run.basedOnReference ?? "–" })}
          </a>
        </p>
      ) : null}
      <StaleLines lines={stale} count={staleCount} />
      {left <= 0 ? (
        <Notice tone="warning">
          <p>{m.matching_refused_nothing_left()}</p>
          <p>
            <a className="link" href={`/runs/${run.id}/discard`}>
              {m.matching_discard()}
            </a>
          </p>
        </Notice>
      ) : (
        <CheckAnswers
          sections={[
            {
              title: m.matching_by_offer(),
              rows: offers.map((offer) => ({
                label: offer.label,
                value: m.matching_offer_gives({
                  need: needLabels[offer.need](),
                  served: formatCount(offer.served),
                  places: formatCount(offer.places),
                  count: offer.places,
                }),
              })),
            },
          ]}
          consequence={m.matching_approval_consequence({ n: formatCount(left), count: left })}
          form={
            <Form method="post" className="flow" noValidate>
              <input type="hidden" name="key" value={key} />
              {staleCount > 0 ? (
                <Checkbox
                  name="leaveOut"
                  value={String(staleCount)}
                  label={m.matching_leave_out({ n: formatCount(staleCount), count: staleCount })}
                />
              ) : null}
              <TextArea name="remark" label={m.matching_remark()} optional defaultValue={result?.remark} />
              <Button>{m.matching_approve({ n: formatCount(left), count: left })}</Button>
            </Form>
          }
        />
      )}
    </Page>
  );
}
