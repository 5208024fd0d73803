import { formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { MoneyField, NumberField, TextArea, TextField } from "~/ui/text-fields";
import { needCatalogue, type NeedCode, type PledgeForm, type Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import { kindDetails } from "../rules/completeness";
import { detailLabels } from "./labels";

type AmountFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  kind: PledgeForm;
  need: NeedCode | null;
  unit: Unit;
  unitValue: number | null;
};

/** How much, and what that kind of pledge asks besides. */
export function AmountFields({ fields, kind, need, unit, unitValue }: AmountFieldsProps) {
  const placeUnit = need ? unitLabels[needCatalogue[need].unit]() : "";
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
      <TextArea
        {...fields.one("description")}
        label={m.pledges_field_description()}
        hint={m.pledges_field_description_hint()}
        maxLength={2000}
      />
      {kindDetails[kind].map(({ key, required }) => (
        <TextField
          key={key}
          {...fields.one(key)}
          optional={!required}
          label={detailLabels[key]()}
          maxLength={500}
        />
      ))}
    </>
  );
}
