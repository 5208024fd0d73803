import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { SelectField } from "~/ui/choice-fields";
import { MoneyField } from "~/ui/text-fields";
import { needCatalogue, type NeedCode, type PledgeForm } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";

type AcceptanceFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  agencies: readonly { id: string; name: string }[];
  kind: PledgeForm;
  need: NeedCode | null;
};

/** What Bappeda names for a pledge without a program: who answers for it and, for money, the value of one unit. */
export function AcceptanceFields({ fields, agencies, kind, need }: AcceptanceFieldsProps) {
  const unit = need ? unitLabels[needCatalogue[need].unit](1) : "";
  return (
    <>
      <SelectField
        {...fields.one("agencyId")}
        label={m.pledges_field_agency()}
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {kind === "fund" ? (
        <MoneyField
          {...fields.one("unitValue")}
          label={m.pledges_field_unit_value()}
          hint={m.pledges_field_unit_value_hint({ unit })}
        />
      ) : null}
    </>
  );
}
