import { m } from "~/platform/i18n/generated/messages";
import { RadioGroup, SelectField } from "~/ui/choice-fields";
import { MoneyField, NumberField } from "~/ui/text-fields";
import type { HouseholdItem, Item, MemberItem } from "../rules/questionnaire";
import { answerWord, questionWords } from "./question-words";

type QuestionsProps = {
  items: Readonly<Partial<Record<HouseholdItem | MemberItem, Item>>>;
  answers: Readonly<Record<string, unknown>>;
  error: (name: string) => string | undefined;
  value: (name: string, stored?: string | null) => string | undefined;
  /** Questions that must be answered; all others may stay empty. */
  required?: readonly (HouseholdItem | MemberItem)[];
};

/** The questions of one section of the visit, each as the field that is quickest on a phone. */
export function Questions({ items, answers, error, value, required = [] }: QuestionsProps) {
  return (
    <>
      {(Object.entries(items) as [HouseholdItem | MemberItem, Item][]).map(([name, item]) => {
        const stored = answers[name] === undefined ? "" : written(answers[name]);
        const shared = {
          name,
          label: questionWords[name](),
          error: error(name),
          optional: !required.includes(name),
          defaultValue: value(name, stored),
        };
        if (item.kind === "amount")
          return name === "monthly_income" ? (
            <MoneyField key={name} {...shared} />
          ) : (
            <NumberField key={name} {...shared} unit={unitOf(name)} />
          );
        const options = item.options.map((option) => ({ value: option, label: answerWord(name, option) }));
        return options.length <= 3 ? (
          <RadioGroup
            key={name}
            {...shared}
            inline={options.length === 2}
            options={
              required.includes(name) ? options : [...options, { value: "", label: m.verification_unknown() }]
            }
          />
        ) : (
          <SelectField key={name} {...shared} choose={m.verification_unknown()} options={options} />
        );
      })}
    </>
  );
}

const written = (answer: unknown): string => String(answer).replace(".", ",");

function unitOf(name: string): string | undefined {
  if (name === "floor_area") return m.verification_word_unit_area();
  return name === "repaired_year" ? undefined : m.verification_word_unit_times();
}
