import { formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { PledgeForm } from "~/features/needs/catalogue";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import type { Funding } from "../rules/completeness";

type FundingStateProps = {
  id: string;
  kind: PledgeForm;
  amount: number | null;
  ownShare: number | null;
  funding: Funding;
};

/** For the lead: its own amount, and whether all amounts together are the pledge. */
export function FundingState({ id, kind, amount, ownShare, funding }: FundingStateProps) {
  const { total, fits } = funding;
  return (
    <Section title={m.pledges_own_share()}>
      {amount === null ? (
        <Notice tone="warning">
          <p>
            {m.pledges_gap_value_missing()}{" "}
            <a className="link" href={`/pledges/${id}/amount?back=check`}>
              {kind === "fund" ? m.pledges_field_amount() : m.pledges_field_worth()}
            </a>
          </p>
        </Notice>
      ) : null}
      {ownShare === null ? null : <p>{formatRupiah(ownShare)}</p>}
      <ButtonLink href={`/pledges/${id}/share`} look="plain">
        {ownShare === null ? m.pledges_own_share_enter() : m.pledges_own_share_change()}
      </ButtonLink>
      {total === null ? null : (
        <Notice tone={fits ? "success" : "warning"}>
          <p>{fits ? m.pledges_funders_fit() : m.pledges_funders_not_fit()}</p>
          {fits || amount === null ? null : (
            <p>{m.pledges_funders_sum({ sum: formatRupiah(total), amount: formatRupiah(amount) })}</p>
          )}
        </Notice>
      )}
    </Section>
  );
}
