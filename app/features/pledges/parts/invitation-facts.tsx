import { m } from "~/platform/i18n/generated/messages";
import { SummaryList } from "~/ui/summary-list";
import { isNeedCode, type PledgeForm } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels } from "~/features/needs/parts/labels";

type Invitation = { lead: string; kind: string; need: string | null; program: string | null };

/** What somebody is asked to help to fund: who leads, what and for which need. Never an amount. */
export function InvitationFacts({ invitation }: { invitation: Invitation }) {
  const { lead, kind, need, program } = invitation;
  return (
    <SummaryList
      rows={[
        { label: m.pledges_record_lead(), value: lead },
        { label: m.pledges_field_kind(), value: pledgeFormLabels[kind as PledgeForm]() },
        ...(program ? [{ label: m.pledges_record_target(), value: program }] : []),
        ...(need && isNeedCode(need) ? [{ label: m.pledges_market_need(), value: needLabels[need]() }] : []),
      ]}
    />
  );
}
