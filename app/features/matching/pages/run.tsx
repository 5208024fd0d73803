import { useEffect } from "react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { Progress } from "~/ui/progress";
import { OfferTable } from "../parts/offer-table";
import { RunFigures, RunRecord } from "../parts/run-summary";
import { RunTag } from "../parts/run-tag";
import { listRunOffers, readRun } from "../queries.server";

export const meta = () => [{ title: `${m.matching_run_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const run = await readRun(context.actor, params.id);
  const offers = run.resultHash === null ? [] : await listRunOffers(context.actor, run.id);
  return {
    run,
    offers,
    mayApprove: run.state === "certified" && can(context.actor, "run.approve", { madeBy: run.madeBy }),
    mayDiscard: run.state !== "approved" && run.state !== "discarded" && can(context.actor, "run.discard"),
    timeZone: context.settings.timeZone,
  };
}

export default function Run() {
  const { run, offers, mayApprove, mayDiscard, timeZone } = useLoaderData<typeof loader>();
  const working = run.state === "draft";
  useRefreshWhile(working);
  return (
    <Page
      crumbs={[{ href: "/runs", label: m.matching_runs_title() }]}
      header={
        <PageHeader
          kicker={run.reference}
          tag={<RunTag state={run.state} />}
          title={m.matching_run_title()}
          lead={m.matching_run_lead()}
          actions={
            <>
              {mayApprove ? (
                <ButtonLink href={`/runs/${run.id}/approval`}>{m.matching_to_approval()}</ButtonLink>
              ) : null}
              {mayDiscard ? (
                <ButtonLink look="plain" href={`/runs/${run.id}/discard`}>
                  {m.matching_discard()}
                </ButtonLink>
              ) : null}
            </>
          }
        />
      }
    >
      {working ? <Working progress={run.progress} href={`/runs/${run.id}`} /> : null}
      {run.state === "failed" ? <Notice tone="warning">{m.matching_failed()}</Notice> : null}
      {run.state === "certified" ? (
        <Notice tone="success" title={m.matching_certified_title()}>
          <p>{m.matching_certified_text()}</p>
        </Notice>
      ) : null}
      {run.state === "approved" ? (
        <Notice tone="success">
          <p>
            {m.matching_approved_text({
              n: formatCount(run.counts.approved ?? 0),
              out: formatCount(run.counts.leftOut ?? 0),
            })}
          </p>
          <p>
            <a className="link" href={`/runs/${run.id}/recipients`}>
              {m.matching_recipients()}
            </a>
          </p>
        </Notice>
      ) : null}
      {run.resultHash ? (
        <>
          <RunFigures run={run} />
          <Section
            title={m.matching_by_offer()}
            actions={
              <a className="link" href={`/runs/${run.id}/lines`}>
                {m.matching_all_lines()}
              </a>
            }
          >
            <OfferTable runId={run.id} offers={offers} />
          </Section>
        </>
      ) : null}
      <Section title={m.matching_record()}>
        <RunRecord run={run} timeZone={timeZone} />
      </Section>
    </Page>
  );
}

function Working({ progress, href }: { progress: number; href: string }) {
  return (
    <div className="flow" role="status">
      <Progress label={m.matching_working()} done={progress} total={100} text={`${formatCount(progress)}%`} />
      <p>
        <a className="link" href={href}>
          {m.matching_refresh()}
        </a>
      </p>
    </div>
  );
}

/** Asks again every two seconds while the work goes on; without script the link does it. */
function useRefreshWhile(working: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(revalidate, 2000);
    return () => clearInterval(timer);
  }, [working, revalidate]);
}
