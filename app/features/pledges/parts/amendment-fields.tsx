import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { CheckboxGroup } from "~/ui/choice-fields";
import { DateField, MoneyField, NumberField, TextArea } from "~/ui/text-fields";
import type { PledgeForm, Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";

type AmendmentFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  kind: PledgeForm;
  unit: Unit;
  placeNames: Record<string, string>;
};

/** More or fewer, earlier or later, elsewhere; and why. */
export function AmendmentFields({ fields, kind, unit, placeNames }: AmendmentFieldsProps) {
  return (
    <>
      {kind === "fund" ? (
        <MoneyField {...fields.one("amount")} label={m.pledges_field_amount()} />
      ) : (
        <>
          <NumberField
            {...fields.one("quantity")}
            label={m.pledges_field_quantity()}
            unit={unitLabels[unit]()}
            maxLength={11}
          />
          <MoneyField {...fields.one("amount")} optional label={m.pledges_field_worth()} />
        </>
      )}
      <DateField {...fields.one("startsOn")} label={m.pledges_field_starts_on()} />
      <DateField {...fields.one("endsOn")} label={m.pledges_field_ends_on()} />
      <CheckboxGroup
        {...fields.many("districts")}
        optional
        label={m.pledges_field_districts()}
        hint={m.pledges_amendment_districts_hint()}
        options={Object.entries(placeNames).map(([value, label]) => ({ value, label }))}
      />
      <TextArea
        {...fields.one("why")}
        label={m.pledges_amendment_why()}
        hint={m.pledges_amendment_why_hint()}
        rows={4}
        maxLength={1000}
      />
    </>
  );
}
