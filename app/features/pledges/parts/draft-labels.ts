import type { FieldLabels } from "~/platform/forms/field-state";
import { m } from "~/platform/i18n/generated/messages";
import type { PledgeForm } from "~/features/needs/catalogue";
import { mostItems } from "../rules/details";
import { mostRows } from "../rules/promises";
import { detailLabels } from "./labels";

/** What the fields of a pledge's own form are called, for the errors above it. */
export const draftLabels: FieldLabels = {
  ...detailLabels,
  kind: () => m.pledges_field_kind(),
  target: () => m.pledges_field_target(),
  amount: () => m.pledges_field_amount(),
  quantity: () => m.pledges_field_quantity(),
  description: () => m.pledges_field_description(),
  districts: () => m.pledges_field_districts(),
  group: () => m.pledges_field_group(),
  implementerKind: () => m.pledges_field_implementer_kind(),
  implementer: () => m.pledges_field_implementer(),
  payeeKind: () => m.pledges_field_payee_kind(),
  payee: () => m.pledges_field_payee(),
  startsOn: () => m.pledges_field_starts_on(),
  endsOn: () => m.pledges_field_ends_on(),
  ...rowLabels(mostItems, "item-*-name", itemLabel(m.pledges_item_name)),
  ...rowLabels(mostItems, "item-*-quantity", itemLabel(m.pledges_item_quantity)),
  ...rowLabels(mostItems, "item-*-unit", itemLabel(m.pledges_item_unit)),
  ...rowLabels(mostItems, "item-*-value", itemLabel(m.pledges_item_value)),
  ...rowLabels(mostRows, "due-*", partLabel(m.pledges_promise_due)),
  ...rowLabels(mostRows, "amount-*", partLabel(m.pledges_promise_promised)),
  why: () => m.pledges_amendment_why(),
};

/** The same by kind: what is an amount for a fund is only an estimate for the rest. */
export const draftLabelsOf = (kind: PledgeForm): FieldLabels =>
  kind === "fund" ? draftLabels : { ...draftLabels, amount: () => m.pledges_field_worth() };

/** A field that stands once in every row, with its row, since the sentence alone fits all of them. */
function rowLabels(rows: number, name: string, label: (n: string) => string): FieldLabels {
  return Object.fromEntries(
    Array.from({ length: rows }, (_, row) => [name.replace("*", String(row)), () => label(String(row + 1))]),
  );
}

function itemLabel(field: () => string) {
  return (n: string) => `${m.pledges_item_number({ n })}, ${field()}`;
}

function partLabel(field: () => string) {
  return (n: string) => `${m.pledges_schedule_row({ n })}, ${field()}`;
}
