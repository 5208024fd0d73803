import { formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { MoneyField, NumberField, TextArea } from "~/ui/text-fields";
import { needCatalogue, type NeedCode, type PledgeForm, type Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import { kindFields } from "../rules/details";
import { DetailInput } from "./detail-input";

type AmountFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  kind: PledgeForm;
  need: NeedCode | null;
  unit: Unit;
  unitValue: number | null;
  /** Rows of the list of goods that are shown. */
  itemRows: number;
};

/** How much, and what that kind of pledge asks besides. */
export function AmountFields({ fields, kind, need, unit, unitValue, itemRows }: AmountFieldsProps) {
  const placeUnit = need ? unitLabels[needCatalogue[need].unit](1) : "";
  const hint = unitValue
    ? m.pledges_field_amount_hint_program({ value: formatRupiah(unitValue), unit: placeUnit })
    : m.pledges_field_amount_hint();
  return (
    <>
      {kind === "fund" ? (
        <MoneyField {...fields.one("amount")} label={m.pledges_field_amount()} hint={hint} />
      ) : (
        <>
          <NumberField
            {...fields.one("quantity")}
            label={m.pledges_field_quantity()}
            unit={unitLabels[unit]()}
            maxLength={11}
          />
          <MoneyField
            {...fields.one("amount")}
            optional
            label={m.pledges_field_worth()}
            hint={m.pledges_field_worth_hint()}
          />
        </>
      )}
      {kindFields[kind].map((field) => (
        <DetailInput key={field.key} field={field} fields={fields} rows={itemRows} />
      ))}
      <TextArea
        {...fields.one("description")}
        optional
        label={m.pledges_field_description()}
        hint={m.pledges_field_description_hint()}
        rows={3}
        maxLength={2000}
      />
    </>
  );
}
