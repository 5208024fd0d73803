import type { ReactNode } from "react";
import { formatCount, formatDate, formatDecimal, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { DetailKey, GoodsItem, KindDetails } from "../rules/details";
import { detailChoices } from "./labels";

/** One detail of a pledge as it is read; null where nothing was said. */
export function detailText(key: DetailKey, details: KindDetails): ReactNode {
  const value = details[key];
  if (value === undefined) return null;
  if (key === "items") return <Items items={details.items ?? []} />;
  if (key === "valid_until") return formatDate(String(value));
  if (typeof value === "number") return formatCount(value);
  return detailChoices[String(value)]?.() ?? String(value);
}

function Items({ items }: { items: readonly GoodsItem[] }) {
  return (
    <ul className="grid gap-1">
      {items.map(({ name, quantity, unit, value }, row) => (
        <li key={row}>
          {`${formatDecimal(quantity)} ${unit} ${name}`}
          {value === null ? null : ` (${m.pledges_item_each({ value: formatRupiah(value), unit })})`}
        </li>
      ))}
    </ul>
  );
}
