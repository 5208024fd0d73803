import type { ReactNode } from "react";
import type { fieldState } from "~/platform/forms/field-state";
import { m } from "~/platform/i18n/generated/messages";
import { Checkbox, CheckboxGroup, RadioGroup } from "~/ui/choice-fields";
import { Notice } from "~/ui/notice";
import { NumberField } from "~/ui/text-fields";
import { houseOwnerships, occupations, type CriterionName } from "../criteria";
import type { Area } from "../areas";
import type { CriterionSentence } from "./criteria-sentences";
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
import { PlaceChoices } from "./place-choices";

type Fields = ReturnType<typeof fieldState>;
type CriteriaFormProps = {
  fields: Fields;
  areas: readonly Area[];
  household: boolean;
  /** The criteria as they stand, in words. */
  sentences: readonly CriterionSentence[];
};

/** Every criterion a program may ask, each as the sentence it says now; one that says nothing asks nothing. */
export function CriteriaForm({ fields, areas, household, sentences }: CriteriaFormProps) {
  const options = <Code extends string>(labels: Record<Code, () => string>, codes: readonly Code[]) =>
    codes.map((value) => ({ value, label: labels[value]() }));
  const shared = { fields, sentences };
  return (
    <div className="border-b border-line">
      <Criterion name="place" {...shared}>
        <PlaceChoices
          {...fields.many("place")}
          label={m.programs_ask_place()}
          hint={m.programs_places_all()}
          areas={areas}
        />
      </Criterion>
      <Criterion name="decile" {...shared}>
        <CheckboxGroup
          {...fields.many("decile")}
          optional
          label={m.programs_ask_decile()}
          options={[1, 2, 3, 4, 5].map((decile) => ({ value: String(decile), label: decileLabel(decile) }))}
        />
      </Criterion>
      <Criterion name="female_head" {...shared}>
        <Checkbox {...fields.tick("female_head")} label={m.programs_field_female_head_tick()} optional />
      </Criterion>
      <Criterion name="house_ownership" {...shared}>
        <CheckboxGroup
          {...fields.many("house_ownership")}
          optional
          label={m.programs_ask_house_ownership()}
          options={options(houseOwnershipLabels, houseOwnerships)}
        />
      </Criterion>
      <Criterion name="land_title" {...shared}>
        <Checkbox {...fields.tick("land_title")} label={m.programs_field_land_title_tick()} optional />
      </Criterion>
      {household ? (
        <div className="border-t border-line py-4">
          <Notice>
            <p>{m.programs_criteria_person_note()}</p>
          </Notice>
        </div>
      ) : null}
      <Criterion name="age" {...shared}>
        <div className="flex flex-wrap gap-6">
          {(["age_min", "age_max"] as const).map((name) => (
            <NumberField
              key={name}
              {...fields.one(name)}
              optional
              label={name === "age_min" ? m.programs_field_age_min() : m.programs_field_age_max()}
              unit={m.programs_unit_years()}
              maxLength={3}
            />
          ))}
        </div>
      </Criterion>
      <Criterion name="sex" {...shared}>
        <RadioGroup
          {...fields.one("sex")}
          defaultValue={fields.one("sex").defaultValue ?? ""}
          label={m.programs_ask_sex()}
          options={[
            { value: "", label: m.programs_field_sex_any() },
            ...options(sexLabels, ["female", "male"]),
          ]}
        />
      </Criterion>
      <Criterion name="occupation" {...shared}>
        <CheckboxGroup
          {...fields.many("occupation")}
          optional
          label={m.programs_ask_occupation()}
          options={options(occupationLabels, occupations)}
        />
      </Criterion>
      <Criterion name="member_class" {...shared} specific>
        <CheckboxGroup
          {...fields.many("member_class")}
          optional
          label={m.programs_ask_member_class()}
          options={options(memberClassLabels, ["productive", "not_yet_productive", "no_longer_productive"])}
        />
      </Criterion>
      <Criterion name="disability" {...shared} specific>
        <CheckboxGroup
          {...fields.many("disability")}
          optional
          label={m.programs_ask_disability()}
          options={options(disabilityLabels, ["none", "some", "severe"])}
        />
      </Criterion>
    </div>
  );
}

type CriterionProps = {
  name: CriterionName;
  fields: Fields;
  sentences: readonly CriterionSentence[];
  /** Reads specific personal data. */
  specific?: boolean;
  children: ReactNode;
};

/** One criterion: folded, the sentence it says; opened, its answers and what an unknown answer means. */
function Criterion({ name, fields, sentences, specific, children }: CriterionProps) {
  const said = sentences.find((sentence) => sentence.criterion === name);
  const broken = [name, `${name}_unknown`, ...(name === "age" ? ["age_min", "age_max"] : [])].some(
    (field) => fields.one(field).error !== undefined,
  );
  return (
    <details open={broken || undefined} className="group border-t border-line">
      <summary className="flex min-h-11 flex-wrap items-baseline gap-x-4 gap-y-1 py-3">
        <span className="w-full font-semibold sm:w-48">{criterionLabels[name]()}</span>
        <span className={`min-w-0 flex-1 wrap-anywhere ${said ? "" : "text-ink-soft"}`}>
          {said ? said.text : m.programs_criterion_absent()}
          {said?.unknown ? <span className="block text-sm text-ink-soft">{said.unknown}</span> : null}
        </span>
        <span className="link text-river group-open:hidden print:hidden">
          {m.programs_criterion_change()}
        </span>
      </summary>
      <div className="grid gap-4 border-s-4 border-line pb-6 ps-4">
        {specific ? (
          <Notice tone="warning">
            <p>{m.programs_criteria_specific()}</p>
          </Notice>
        ) : null}
        {children}
        {name === "place" ? null : (
          <RadioGroup
            {...fields.one(`${name}_unknown`)}
            defaultValue={fields.one(`${name}_unknown`).defaultValue || "ask"}
            label={m.programs_field_unknown()}
            options={(["ask", "pass", "fail"] as const).map((value) => ({
              value,
              label: whenUnknownLabels[value](),
            }))}
          />
        )}
      </div>
    </details>
  );
}
