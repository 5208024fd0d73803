import { useEffect } from "react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Page, PageHeader, Section } from "~/ui/page";
import { OfferTable } from "../parts/offer-table";
import { RunNextSteps } from "../parts/run-next-steps";
import { RunRecord } from "../parts/run-record";
import { RunSettings } from "../parts/run-settings";
import { RunStanding } from "../parts/run-standing";
import { RunFigures } from "../parts/run-summary";
import { RunTag } from "../parts/run-tag";
import { RunWays } from "../parts/run-ways";
import { listRunOffers, readRun } from "../queries.server";
import { listRunChecks, readDecisionWords } from "../result-queries.server";

export const meta = () => [{ title: `${m.matching_run_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const { actor } = context;
  const run = await readRun(actor, params.id);
  const [offers, checks, words] = await Promise.all([
    listRunOffers(actor, run.id),
    listRunChecks(actor, run.id),
    readDecisionWords(actor, run),
  ]);
  return {
    run,
    offers,
    checks,
    words,
    may: {
      approve: run.state === "certified" && can(actor, "run.approve", { madeBy: run.madeBy }),
      discard: run.state !== "approved" && run.state !== "discarded" && can(actor, "run.discard"),
      start: can(actor, "run.start"),
      check: run.resultHash !== null && can(actor, "run.check"),
      export: run.resultHash !== null && can(actor, "run.export"),
    },
  };
}

export default function Run() {
  const { run, offers, checks, words, may } = useLoaderData<typeof loader>();
  useRefreshWhile(run.state === "draft");
  const approve = may.approve ? (
    <ButtonLink href={`/runs/${run.id}/approval`}>{m.matching_to_approval()}</ButtonLink>
  ) : null;
  return (
    <Page
      crumbs={[{ href: "/runs", label: m.matching_runs_title() }]}
      header={
        <PageHeader
          kicker={run.reference}
          tag={<RunTag state={run.state} />}
          title={m.matching_run_title()}
          lead={m.matching_run_lead()}
          actions={approve}
        />
      }
    >
      <RunStanding run={run} />
      {run.resultHash ? (
        <>
          <RunWays id={run.id} at="" />
          <RunFigures run={run} />
          <Section title={m.matching_by_offer()}>
            <OfferTable runId={run.id} offers={offers} />
          </Section>
        </>
      ) : null}
      <Section title={m.matching_settings()}>
        <RunSettings run={run} words={words} />
      </Section>
      <RunNextSteps run={run} may={may} />
      <Section title={m.matching_record()}>
        <RunRecord run={run} checks={checks} mayCheck={may.check} />
      </Section>
    </Page>
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
