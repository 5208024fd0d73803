import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { SelectField } from "~/ui/choice-fields";
import { DateField, TextField } from "~/ui/text-fields";
import { implementerKinds, payeeKinds } from "../rules";
import { implementerLabels, payeeLabels } from "./labels";

/** Who carries the pledge out, who is paid, and when. */
export function ExecutionFields({ fields }: { fields: ReturnType<typeof fieldState> }) {
  return (
    <>
      <SelectField
        {...fields.one("implementerKind")}
        label={m.pledges_field_implementer_kind()}
        options={implementerKinds.map((value) => ({ value, label: implementerLabels[value]() }))}
      />
      <TextField {...fields.one("implementer")} label={m.pledges_field_implementer()} maxLength={200} />
      <SelectField
        {...fields.one("payeeKind")}
        label={m.pledges_field_payee_kind()}
        options={payeeKinds.map((value) => ({ value, label: payeeLabels[value]() }))}
      />
      <TextField
        {...fields.one("payee")}
        optional
        label={m.pledges_field_payee()}
        hint={m.pledges_field_payee_hint()}
        maxLength={200}
      />
      <DateField {...fields.one("startsOn")} label={m.pledges_field_starts_on()} />
      <DateField {...fields.one("endsOn")} label={m.pledges_field_ends_on()} />
    </>
  );
}
