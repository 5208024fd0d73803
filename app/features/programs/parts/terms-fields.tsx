import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { RadioGroup, SelectField } from "~/ui/choice-fields";
import { FieldGroup } from "~/ui/field";
import { DateField, MoneyField, NumberField } from "~/ui/text-fields";
import { strategies, type NeedCode, type Unit } from "~/features/needs/catalogue";
import { strategyLabels, unitLabels } from "~/features/needs/parts/labels";
import { fundSources, hasUnitValue } from "../rules";
import { fundSourceLabels } from "./labels";

type Fields = ReturnType<typeof fieldState>;
type Districts = readonly { code: string; name: string }[];

/** Places, value, source and dates of a program. */
export function TermsFields({
  fields,
  need,
  unit,
  districts,
}: {
  fields: Fields;
  need: NeedCode;
  unit: Unit;
  districts: Districts;
}) {
  const unitName = unitLabels[unit]();
  return (
    <>
      <NumberField
        {...fields.one("quota")}
        label={m.programs_field_quota()}
        hint={m.programs_field_quota_hint()}
        unit={unitName}
      />
      <DistrictQuotaFields fields={fields} districts={districts} />
      {hasUnitValue(need) ? (
        <MoneyField
          {...fields.one("unitValue")}
          label={m.programs_field_unit_value()}
          hint={m.programs_field_unit_value_hint({ unit: unitName })}
        />
      ) : (
        <input type="hidden" name="unitValue" value="0" />
      )}
      <SelectField
        {...fields.one("fundSource")}
        choose={false}
        label={m.programs_field_fund_source()}
        options={fundSources.map((value) => ({ value, label: fundSourceLabels[value]() }))}
      />
      <RadioGroup
        {...fields.one("strategy")}
        label={m.programs_field_strategy()}
        options={strategies.map((value) => ({ value, label: strategyLabels[value]() }))}
      />
      <DateField {...fields.one("startsOn")} label={m.programs_field_starts_on()} />
      <DateField {...fields.one("endsOn")} label={m.programs_field_ends_on()} />
    </>
  );
}

/** One small number per kecamatan; all empty when places may go anywhere. */
export function DistrictQuotaFields({ fields, districts }: { fields: Fields; districts: Districts }) {
  return (
    <FieldGroup
      name="by-district"
      optional
      label={m.programs_field_by_district()}
      hint={m.programs_field_by_district_hint()}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {districts.map(({ code, name }) => (
          <NumberField key={code} {...fields.one(`places-${code}`)} optional label={name} maxLength={9} />
        ))}
      </div>
    </FieldGroup>
  );
}
