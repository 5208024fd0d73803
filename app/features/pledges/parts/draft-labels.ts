import type { FieldLabels } from "~/platform/forms/field-state";
import { m } from "~/platform/i18n/generated/messages";
import { detailLabels } from "./labels";

/** What the fields of a pledge's own form are called, for the errors above it. */
export const draftLabels: FieldLabels = {
  ...detailLabels,
  kind: () => m.pledges_field_kind(),
  target: () => m.pledges_field_target(),
  amount: () => m.pledges_field_amount(),
  quantity: () => m.pledges_field_quantity(),
  "item-0-name": () => m.pledges_item_name(),
  "item-0-quantity": () => m.pledges_item_quantity(),
  "item-0-unit": () => m.pledges_item_unit(),
  description: () => m.pledges_field_description(),
  districts: () => m.pledges_field_districts(),
  group: () => m.pledges_field_group(),
  implementerKind: () => m.pledges_field_implementer_kind(),
  implementer: () => m.pledges_field_implementer(),
  payeeKind: () => m.pledges_field_payee_kind(),
  payee: () => m.pledges_field_payee(),
  startsOn: () => m.pledges_field_starts_on(),
  endsOn: () => m.pledges_field_ends_on(),
};
