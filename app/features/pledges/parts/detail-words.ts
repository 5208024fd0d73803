/** The details of a pledge in words, for the page and for the paper. */
import { formatCount, formatDate, formatDecimal, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { DetailKey, GoodsItem, KindDetails } from "../rules/details";
import { detailChoices } from "./labels";

/** One detail, a line for each thing in a package; none where nothing was said. */
export function detailLines(key: DetailKey, details: KindDetails): string[] {
  const value = details[key];
  if (value === undefined) return [];
  if (key === "items") return (details.items ?? []).map(itemText);
  if (key === "valid_until") return [formatDate(String(value))];
  if (key === "lesson_hours") return [m.pledges_lesson_hours({ n: formatCount(Number(value)) })];
  if (typeof value === "number") return [formatCount(value)];
  return [detailChoices[String(value)]?.() ?? String(value)];
}

function itemText({ name, quantity, unit, value }: GoodsItem): string {
  const each = value === null ? "" : ` (${m.pledges_item_each({ value: formatRupiah(value), unit })})`;
  return `${formatDecimal(quantity)} ${unit} ${name}${each}`;
}
