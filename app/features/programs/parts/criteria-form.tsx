import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from "~/ui/choice-fields";
import { Notice } from "~/ui/notice";
import { NumberField } from "~/ui/text-fields";
import { houseOwnerships, occupations, type CriterionName } from "../criteria";
import {
  criterionLabels,
  decileLabel,
  disabilityLabels,
  houseOwnershipLabels,
  memberClassLabels,
  occupationLabels,
  sexLabels,
  whenUnknownLabels,
} from "./labels";

type Fields = ReturnType<typeof fieldState>;
type Places = readonly { code: string; name: string }[];

/** Every criterion a program may ask; an empty one asks nothing. */
export function CriteriaForm({
  fields,
  places,
  household,
}: {
  fields: Fields;
  places: Places;
  household: boolean;
}) {
  const options = <Code extends string>(labels: Record<Code, () => string>, codes: readonly Code[]) =>
    codes.map((value) => ({ value, label: labels[value]() }));
  return (
    <>
      <CheckboxGroup
        {...fields.many("place")}
        optional
        label={criterionLabels.place()}
        hint={m.programs_places_all()}
        options={places.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Criterion name="decile" fields={fields}>
        <CheckboxGroup
          {...fields.many("decile")}
          optional
          label={criterionLabels.decile()}
          options={[1, 2, 3, 4, 5].map((decile) => ({ value: String(decile), label: decileLabel(decile) }))}
        />
      </Criterion>
      <Criterion name="female_head" fields={fields}>
        <Checkbox {...fields.tick("female_head")} label={m.programs_field_female_head_tick()} optional />
      </Criterion>
      <Criterion name="house_ownership" fields={fields}>
        <CheckboxGroup
          {...fields.many("house_ownership")}
          optional
          label={criterionLabels.house_ownership()}
          options={options(houseOwnershipLabels, houseOwnerships)}
        />
      </Criterion>
      <Criterion name="land_title" fields={fields}>
        <Checkbox {...fields.tick("land_title")} label={m.programs_field_land_title_tick()} optional />
      </Criterion>
      {household ? <Notice>{m.programs_criteria_person_note()}</Notice> : null}
      <Criterion name="age" fields={fields}>
        <div className="flex flex-wrap gap-6">
          <NumberField
            {...fields.one("age_min")}
            optional
            label={m.programs_field_age_min()}
            unit={m.programs_unit_years()}
            maxLength={3}
          />
          <NumberField
            {...fields.one("age_max")}
            optional
            label={m.programs_field_age_max()}
            unit={m.programs_unit_years()}
            maxLength={3}
          />
        </div>
      </Criterion>
      <Criterion name="sex" fields={fields}>
        <RadioGroup
          {...fields.one("sex")}
          defaultValue={fields.one("sex").defaultValue ?? ""}
          label={criterionLabels.sex()}
          options={[
            { value: "", label: m.programs_field_sex_any() },
            ...options(sexLabels, ["female", "male"]),
          ]}
        />
      </Criterion>
      <Criterion name="occupation" fields={fields}>
        <CheckboxGroup
          {...fields.many("occupation")}
          optional
          label={criterionLabels.occupation()}
          options={options(occupationLabels, occupations)}
        />
      </Criterion>
      <Notice tone="warning">{m.programs_criteria_specific()}</Notice>
      <Criterion name="member_class" fields={fields}>
        <CheckboxGroup
          {...fields.many("member_class")}
          optional
          label={criterionLabels.member_class()}
          options={options(memberClassLabels, ["productive", "not_yet_productive", "no_longer_productive"])}
        />
      </Criterion>
      <Criterion name="disability" fields={fields}>
        <CheckboxGroup
          {...fields.many("disability")}
          optional
          label={criterionLabels.disability()}
          options={options(disabilityLabels, ["none", "some", "severe"])}
        />
      </Criterion>
    </>
  );
}

type CriterionProps = { name: Exclude<CriterionName, "place">; fields: Fields; children: ReactNode };

/** One criterion with what an unknown answer means. */
function Criterion({ name, fields, children }: CriterionProps) {
  const unknown = fields.one(`${name}_unknown`);
  return (
    <div className="grid gap-4 border-t border-line pt-4">
      {children}
      <SelectField
        {...unknown}
        defaultValue={unknown.defaultValue || "ask"}
        choose={false}
        width="medium"
        label={m.programs_field_unknown_of({ criterion: criterionLabels[name]() })}
        options={(["ask", "pass", "fail"] as const).map((value) => ({
          value,
          label: whenUnknownLabels[value](),
        }))}
      />
    </div>
  );
}
