import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { FilterForm } from "~/ui/filters";
import { runStateLabels } from "./labels";
import type { ComparableRun } from "../queries.server";

type ComparisonPickerProps = { choices: readonly ComparableRun[]; a: string | null; b: string | null };

/** Which two runs are laid side by side. */
export function ComparisonPicker({ choices, a, b }: ComparisonPickerProps) {
  const options = choices.map(({ id, reference, state }) => ({
    value: id,
    label: `${reference} · ${runStateLabels[state]()}`,
  }));
  return (
    <FilterForm action="/runs/compare" title={m.matching_comparison_title()}>
      <SelectField name="a" label={m.matching_first_run()} defaultValue={a ?? ""} options={options} />
      <SelectField name="b" label={m.matching_second_run()} defaultValue={b ?? ""} options={options} />
    </FilterForm>
  );
}
