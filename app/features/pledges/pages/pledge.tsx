import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { readHistory } from "~/features/accounts/history.server";
import { unitLabels } from "~/features/needs/parts/labels";
import { needCatalogue } from "~/features/needs/catalogue";
import { ProgramHistory } from "~/features/programs/parts/program-history";
import { listDistrictNames } from "~/features/programs/queries.server";
import { readOpenAmendment } from "../amendment-queries.server";
import { readPledgeAt } from "../draft-queries.server";
import { pledgeActs, pledgeActWord } from "../parts/act-words";
import { PledgeNextStep, PledgeNotices } from "../parts/pledge-next-step";
import { LossTable, LossText } from "../parts/loss-table";
import { PledgeProgressTable, PledgeStats } from "../parts/pledge-progress";
import { PromiseTable } from "../parts/promise-table";
import {
  agreementRows,
  amountRows,
  executionRows,
  funderRows,
  targetRows,
  wishRows,
} from "../parts/pledge-rows";
import { pledgeName } from "../parts/pledge-words";
import { PledgeTag } from "../parts/state-tag";
import { givesPlaces, isEditable, pledgeAfter } from "../rules";

export const meta = () => [{ title: `${m.pledges_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor, settings, today } = context;
  const pledge = await readPledgeAt(actor, params.id);
  const [placeNames, history] = await Promise.all([
    listDistrictNames(actor),
    readHistory(actor, pledge.id, pledgeActs),
  ]);
  const { state, leads } = pledge;
  const { open: amendment } = await readOpenAmendment(actor, pledge.id);
  const decides = state === "submitted" && can(actor, "pledge.accept", pledge);
  return {
    pledge: { ...pledge, placeNames },
    history,
    timeZone: settings.timeZone,
    today,
    may: {
      comment: state !== "draft" && can(actor, "comment.read"),
      edit: leads && isEditable(state),
      share: !leads && actor.partnerId !== null && isEditable(state),
      decide: decides,
      renew: state === "expired" && can(actor, "pledge.renew", pledge),
      note: ["agreed", "running", "completed"].includes(state) && can(actor, "promise.note", pledge),
      amend: leads && givesPlaces(state) && can(actor, "pledge.amend", pledge),
      decideAmendment: amendment?.state === "proposed" && can(actor, "pledge.decide_amendment", pledge),
      losers: pledge.progress.losses.length > 0 && can(actor, "pledge.losers", pledge),
      agree: state === "accepted" && can(actor, "pledge.agree", pledge),
      withdraw: leads && pledgeAfter(state, "withdraw") !== null && can(actor, "pledge.withdraw", pledge),
    },
  };
}

export default function PledgePage() {
  const { pledge, history, timeZone, today, may } = useLoaderData<typeof loader>();
  const unit = (count: number) => (pledge.need ? unitLabels[needCatalogue[pledge.need].unit](count) : "");
  const { progress } = pledge;
  const { delivered, lost, fewerThan } = progress;
  const isOver = pledge.state === "withdrawn" || pledge.state === "expired";
  const rows = [
    { label: m.pledges_record_lead(), value: pledge.partnerName },
    ...targetRows(pledge),
    ...amountRows(pledge),
    ...wishRows(pledge),
    ...executionRows(pledge),
    ...funderRows(pledge),
    ...agreementRows(pledge),
  ];
  return (
    <Page
      crumbs={[{ href: "/pledges", label: m.pledges_list_title() }]}
      header={
        <PageHeader
          kicker={pledge.submittedOn ? formatDate(pledge.submittedOn) : undefined}
          tag={<PledgeTag state={pledge.state} />}
          title={pledgeName(pledge)}
          lead={pledge.description}
          actions={<PledgeNextStep pledge={pledge} may={may} />}
        />
      }
    >
      <PledgeNotices pledge={pledge} />
      {may.comment ? (
        <p>
          <a className="link" href={`/pledges/${pledge.id}/comments`}>
            {m.pledges_comments_link()}
          </a>
        </p>
      ) : null}
      {givesPlaces(pledge.state) || (delivered ?? 0) > 0 ? (
        <>
          <PledgeStats progress={progress} unit={unit} date={formatDate(today)} />
          <Section title={m.pledges_record_progress()}>
            <PledgeProgressTable progress={progress} placeNames={pledge.placeNames} />
          </Section>
        </>
      ) : null}
      {pledge.promises.length > 0 ? (
        <Section title={m.pledges_promises_title()}>
          <PromiseTable
            pledgeId={pledge.id}
            kind={pledge.kind}
            unit={pledge.unit}
            promises={pledge.promises}
            mayNote={may.note}
          />
        </Section>
      ) : null}
      {(lost ?? 0) > 0 && isOver ? (
        <Section title={m.pledges_losses_title()}>
          <LossText lost={lost} fewerThan={fewerThan} gone />
          <LossTable losses={progress.losses} placeNames={pledge.placeNames} />
        </Section>
      ) : null}
      <Section title={m.pledges_col_pledge()}>
        <SummaryList rows={rows} />
      </Section>
      {pledge.state === "draft" ? null : (
        <p>
          <a className="link" href={`/pledges/${pledge.id}/documents`}>
            {m.pledges_documents_title()}
          </a>
        </p>
      )}
      {pledge.seesSum && pledge.decidedOn ? (
        <p>
          <a className="link" href={`/pledges/${pledge.id}/versions`}>
            {m.pledges_versions_title()}
          </a>
        </p>
      ) : null}
      {history.length > 0 ? (
        <ProgramHistory history={history} timeZone={timeZone} word={pledgeActWord} />
      ) : null}
    </Page>
  );
}
