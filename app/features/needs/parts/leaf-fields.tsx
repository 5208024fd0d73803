import { m } from "~/platform/i18n/generated/messages";
import { CheckboxGroup } from "~/ui/choice-fields";
import { NumberField } from "~/ui/text-fields";
import { limitNames, type RuleError } from "../forms";
import { wordsOf } from "../rules/field-words";
import type { Leaf } from "../rules/leaves";
import { ruleErrors } from "./rule-errors";
import { fieldLabels, wordFor } from "./rule-words";

export type FieldState = {
  errors: Record<string, RuleError>;
  /** What was posted, when the form comes back with errors. */
  typed?: readonly (readonly [string, string])[];
};

const limitLabels = {
  from: (field: string) => m.needs_limit_from({ field }),
  to: (field: string) => m.needs_limit_to({ field }),
  below: (field: string) => m.needs_limit_below({ field }),
};

/** One comparison of a rule: the words that count, or its limits. */
export function LeafFields({ leaf: { path, condition }, errors, typed }: FieldState & { leaf: Leaf }) {
  const label = capital(fieldLabels[condition.field]());
  const errorOf = (name: string) => (errors[name] ? ruleErrors[errors[name]]() : undefined);
  const posted = (name: string) => typed?.filter(([one]) => one === name).map(([, value]) => value);
  if ("in" in condition) {
    const words = wordsOf(condition.field);
    return (
      <CheckboxGroup
        id={path}
        name={path}
        label={label}
        hint={m.needs_words_hint()}
        error={errorOf(path)}
        defaultValue={posted(path) ?? condition.in}
        options={(words === "number" ? [] : words).map((word) => ({ value: word, label: wordFor(word) }))}
      />
    );
  }
  return (
    <>
      {limitNames
        .filter((name) => condition[name] !== undefined)
        .map((name) => (
          <NumberField
            key={name}
            id={`${path}-${name}`}
            name={`${path}-${name}`}
            label={limitLabels[name](label)}
            error={errorOf(`${path}-${name}`)}
            defaultValue={posted(`${path}-${name}`)?.[0] ?? String(condition[name])}
          />
        ))}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
