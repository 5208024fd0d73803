import { m } from "~/platform/i18n/generated/messages";
import type { PledgeForm } from "~/features/needs/catalogue";
import { Notice } from "~/ui/notice";

/** What confirming one's share means, and who can learn of it, before it is confirmed. */
export function ShareConsequence({ lead, kind }: { lead: string; kind: PledgeForm }) {
  return (
    <Notice>
      <ul className="list-disc ps-6">
        <li>{m.pledges_share_means()}</li>
        <li>{m.pledges_share_seen({ partner: lead })}</li>
        {kind === "fund" ? <li>{m.pledges_share_reckoned()}</li> : null}
        <li>{m.pledges_consequence_no_money()}</li>
      </ul>
    </Notice>
  );
}
