import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { SelectField } from "~/ui/choice-fields";
import { TextArea, TextField } from "~/ui/text-fields";
import { needCatalogue, needCodes, needDimensions } from "~/features/needs/catalogue";
import { dimensionLabels, needLabels } from "~/features/needs/parts/labels";

/** Name, need and description of a program. */
export function SubjectFields({ fields }: { fields: ReturnType<typeof fieldState> }) {
  return (
    <>
      <TextField {...fields.one("name")} label={m.programs_field_name()} maxLength={200} />
      <SelectField
        {...fields.one("need")}
        label={m.programs_field_need()}
        options={needDimensions.map((dimension) => ({
          group: dimensionLabels[dimension](),
          options: needCodes
            .filter((code) => needCatalogue[code].dimension === dimension)
            .map((value) => ({ value, label: needLabels[value]() })),
        }))}
      />
      <TextArea
        {...fields.one("description")}
        optional
        label={m.programs_field_description()}
        hint={m.programs_field_description_hint()}
        maxLength={2000}
      />
    </>
  );
}
