import { m } from "~/platform/i18n/generated/messages";
import { RadioGroup, SelectField } from "~/ui/choice-fields";
import { DateField, TextField } from "~/ui/text-fields";
import { useReply } from "./reply";

const relationshipWords = {
  spouse: m.verification_relationship_spouse,
  child: m.verification_relationship_child,
  child_in_law: m.verification_relationship_child_in_law,
  grandchild: m.verification_relationship_grandchild,
  parent: m.verification_relationship_parent,
  other: m.verification_relationship_other,
};

/** One person of a proposed family; the head (without suffix) must have a name. */
export function PersonFields({ suffix = "", required }: { suffix?: string; required?: boolean }) {
  const { error, value } = useReply();
  const field = (name: string) => ({
    name: `${name}${suffix}`,
    defaultValue: value(`${name}${suffix}`),
    error: error(`${name}${suffix}`),
  });
  return (
    <>
      <TextField
        {...field("name")}
        label={m.verification_proposal_name()}
        maxLength={200}
        optional={!required}
        autoComplete="off"
      />
      {suffix === "" ? null : (
        <SelectField
          {...field("relationship")}
          label={m.verification_proposal_relationship()}
          optional
          options={Object.entries(relationshipWords).map(([code, word]) => ({ value: code, label: word() }))}
        />
      )}
      <RadioGroup
        {...field("sex")}
        label={m.verification_proposal_sex()}
        inline
        optional
        options={[
          { value: "female", label: m.verification_sex_female() },
          { value: "male", label: m.verification_sex_male() },
        ]}
      />
      <DateField {...field("birth")} label={m.verification_proposal_birth()} optional />
    </>
  );
}
