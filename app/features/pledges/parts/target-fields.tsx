import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { RadioGroup, SelectField } from "~/ui/choice-fields";
import { needCatalogue, needCodes, pledgeForms } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels } from "~/features/needs/parts/labels";
import { kindHints } from "./labels";

type Programs = readonly { id: string; name: string; agencyName: string }[];

/** What kind of support, towards which program or need. */
export function TargetFields({
  fields,
  programs,
}: {
  fields: ReturnType<typeof fieldState>;
  programs: Programs;
}) {
  const pledgeable = needCodes.filter((code) => needCatalogue[code].pledgeForms.length > 0);
  return (
    <>
      <RadioGroup
        {...fields.one("kind")}
        label={m.pledges_field_kind()}
        options={pledgeForms.map((value) => ({
          value,
          label: pledgeFormLabels[value](),
          hint: kindHints[value](),
        }))}
      />
      <SelectField
        {...fields.one("target")}
        label={m.pledges_field_target()}
        options={[
          {
            group: m.pledges_target_programs(),
            options: programs.map(({ id, name, agencyName }) => ({
              value: `program:${id}`,
              label: `${name} (${agencyName})`,
            })),
          },
          {
            group: m.pledges_target_needs(),
            options: pledgeable.map((code) => ({ value: `need:${code}`, label: needLabels[code]() })),
          },
        ]}
      />
    </>
  );
}
