import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { readHistory } from "~/features/accounts/history.server";
import { ProgramHistory } from "~/features/programs/parts/program-history";
import { listDistrictNames } from "~/features/programs/queries.server";
import { readOpenAmendment } from "../amendment-queries.server";
import { readPledgeAt } from "../draft-queries.server";
import { pledgeActs, pledgeActWord } from "../parts/act-words";
import { PledgeOutcome, PledgePapers } from "../parts/pledge-outcome";
import { PledgeNextStep, PledgeNotices } from "../parts/pledge-next-step";
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
      amendWaits: amendment?.state === "proposed",
      decideAmendment: amendment?.state === "proposed" && can(actor, "pledge.decide_amendment", pledge),
      losers: pledge.progress.losses.length > 0 && can(actor, "pledge.losers", pledge),
      agree: state === "accepted" && can(actor, "pledge.agree", pledge),
      withdraw: leads && pledgeAfter(state, "withdraw") !== null && can(actor, "pledge.withdraw", pledge),
    },
  };
}

export default function PledgePage() {
  const { pledge, history, timeZone, today, may } = useLoaderData<typeof loader>();
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
      <PledgeOutcome pledge={pledge} mayNote={may.note} date={formatDate(today)} />
      <Section title={m.pledges_col_pledge()}>
        <SummaryList rows={rows} />
      </Section>
      <PledgePapers pledge={pledge} />
      {history.length > 0 ? (
        <ProgramHistory history={history} timeZone={timeZone} word={pledgeActWord} />
      ) : null}
    </Page>
  );
}
