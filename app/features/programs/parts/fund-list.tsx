import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { Fund } from "../funds";
import { fundSourceLabels } from "./labels";

type FundListProps = { funds: readonly Fund[]; unit: string; placeNames: Readonly<Record<string, string>> };

/** Each source with what it gives, and their sum where there are several. */
export function FundList({ funds, unit, placeNames }: FundListProps) {
  if (funds.length === 0) return m.programs_record_none();
  const sum = (key: "amount" | "places") => funds.reduce((all, fund) => all + (fund[key] ?? 0), 0);
  const figure = ({ amount, places }: Pick<Fund, "amount" | "places">) =>
    amount === null ? `${formatCount(places ?? 0)} ${unit}` : formatRupiah(amount);
  return (
    <ul className="grid gap-1">
      {funds.map((fund, row) => (
        <li key={row} className="wrap-anywhere">
          {fundSourceLabels[fund.source]()}
          {fund.label ? ` – ${fund.label}` : ""}
          {fund.place ? ` (${m.programs_fund_only_in({ place: placeNames[fund.place] ?? fund.place })})` : ""}
          {": "}
          <span className="whitespace-nowrap">{figure(fund)}</span>
        </li>
      ))}
      {funds.length > 1 ? (
        <li className="font-semibold">
          {m.programs_fund_sum()}{" "}
          <span className="whitespace-nowrap">
            {figure(
              sum("amount") > 0
                ? { amount: sum("amount"), places: null }
                : { amount: null, places: sum("places") },
            )}
          </span>
        </li>
      ) : null}
    </ul>
  );
}
