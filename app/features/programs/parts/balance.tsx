import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import type { Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import type { Balance, Oddity } from "../funds";

/** What the money pays against what the quota costs, with the consequence in words. */
export function BalanceNotice({ balance, unit }: { balance: Balance; unit: Unit }) {
  const { budget, cost, pays, quota, unitValue, missing, left } = balance;
  const ofQuota = { quota: formatCount(quota), unit: unitLabels[unit](quota) };
  const even = missing === 0 && left === 0;
  return (
    <div id="balance">
      <Notice tone={missing > 0 ? "warning" : "info"} title={m.programs_balance_title()}>
        <p>
          {m.programs_balance_pays({
            budget: formatRupiah(budget),
            pays: formatCount(pays),
            unit: unitLabels[unit](pays),
            value: formatRupiah(unitValue),
          })}{" "}
          {even
            ? m.programs_balance_even(ofQuota)
            : missing > 0
              ? m.programs_balance_missing({
                  ...ofQuota,
                  cost: formatRupiah(cost),
                  missing: formatRupiah(missing),
                })
              : m.programs_balance_left({
                  ...ofQuota,
                  cost: formatRupiah(cost),
                  left: formatRupiah(left),
                })}
        </p>
      </Notice>
    </div>
  );
}

/** What looks odd and may still be right. */
export function OddityNotices({ oddities, quota }: { oddities: readonly Oddity[]; quota: number }) {
  return oddities.map((oddity) => (
    <Notice key={oddity.kind} tone="warning">
      <p>{oddityWords(oddity, quota)}</p>
    </Notice>
  ));
}

function oddityWords(oddity: Oddity, quota: number): string {
  switch (oddity.kind) {
    case "unit_value":
      return m.programs_odd_unit_value({
        from: formatRupiah(oddity.from),
        to: formatRupiah(oddity.to),
      });
    case "more_than_open":
      return m.programs_odd_more_than_open({ quota: formatCount(quota), open: formatCount(oddity.open) });
    case "nobody_fits":
      return m.programs_odd_nobody_fits();
  }
}
