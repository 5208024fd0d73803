import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { needLabels } from "~/features/needs/parts/labels";
import { matchId } from "../form-answer.server";
import { EvidenceList } from "../parts/evidence-list";
import { cancelLabels } from "../parts/labels";
import { MatchActions } from "../parts/match-actions";
import { DeliverySummary, RecipientSummary } from "../parts/match-summary";
import { MatchTag } from "../parts/match-tag";
import { openRecipient } from "../queries.server";

export const meta = () => [{ title: `${m.delivery_record_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor } = context;
  const match = await openRecipient(actor, matchId(params.id));
  return {
    match,
    may: {
      accept: can(actor, "match.accept"),
      check: can(actor, "match.check", { madeBy: match.deliveredBy }),
    },
  };
}

export default function Match() {
  const { match, may } = useLoaderData<typeof loader>();
  return (
    <Page
      crumbs={[{ href: "/matches", label: m.delivery_list_title() }]}
      header={
        <PageHeader
          kicker={match.handoverReference ?? match.caseCode}
          tag={<MatchTag state={match.state} />}
          title={match.memberName ?? match.headName}
          lead={`${needLabels[match.need]()} · ${match.offerLabel}`}
          actions={<MatchActions match={match} may={may} />}
        />
      }
    >
      {match.cancelReason ? (
        <Notice tone="warning" title={cancelLabels[match.cancelReason]()}>
          {match.cancelNote ? <p>{match.cancelNote}</p> : null}
          <p>{m.delivery_cancelled_text()}</p>
        </Notice>
      ) : null}
      <Section title={m.delivery_recipient()}>
        <RecipientSummary match={match} />
      </Section>
      <Section title={m.delivery_handover()}>
        <DeliverySummary match={match} />
      </Section>
      {match.scheduledOn ? (
        <Section title={m.delivery_evidence()}>
          <EvidenceList match={match} mayAdd={may.accept} />
        </Section>
      ) : null}
    </Page>
  );
}
