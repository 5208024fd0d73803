import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { RadioGroup } from "~/ui/choice-fields";
import { DateField, MoneyField, NumberField } from "~/ui/text-fields";
import { strategies, type NeedCode, type Unit } from "~/features/needs/catalogue";
import { strategyLabels, unitLabels } from "~/features/needs/parts/labels";
import type { Area } from "../areas";
import { hasUnitValue } from "../rules";
import { FundFields } from "./fund-fields";

type Fields = ReturnType<typeof fieldState>;
/** Places, value, source and dates of a program. */
export function TermsFields({
  fields,
  need,
  unit,
  areas,
  rows,
}: {
  fields: Fields;
  need: NeedCode;
  unit: Unit;
  areas: readonly Area[];
  /** Rows for sources of funds. */
  rows: number;
}) {
  return (
    <>
      <NumberField
        {...fields.one("quota")}
        label={m.programs_field_quota()}
        hint={m.programs_field_quota_hint()}
        unit={unitLabels[unit]()}
      />
      {hasUnitValue(need) ? (
        <MoneyField
          {...fields.one("unitValue")}
          label={m.programs_field_unit_value()}
          hint={m.programs_field_unit_value_hint({ unit: unitLabels[unit](1) })}
        />
      ) : (
        <input type="hidden" name="unitValue" value="0" />
      )}
      <FundFields
        fields={fields}
        areas={areas}
        rows={rows}
        unit={hasUnitValue(need) ? null : unitLabels[unit]()}
      />
      <RadioGroup
        {...fields.one("strategy")}
        label={m.programs_field_strategy()}
        hint={m.programs_field_strategy_hint()}
        options={strategies.map((value) => ({ value, label: strategyLabels[value]() }))}
      />
      <DateField {...fields.one("startsOn")} label={m.programs_field_starts_on()} />
      <DateField {...fields.one("endsOn")} label={m.programs_field_ends_on()} />
    </>
  );
}
