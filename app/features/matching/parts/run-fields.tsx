import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { CheckboxGroup, RadioGroup, SelectField } from "~/ui/choice-fields";
import { TextField } from "~/ui/text-fields";
import { needLabels } from "~/features/needs/parts/labels";
import type { SupplyAndDemand } from "../decision-queries.server";
import type { RunFormField, RunValues } from "../forms";
import { FloorFields } from "./floor-fields";

export const runErrorLabels: Readonly<Record<RunFormField, () => string>> = {
  period: () => m.matching_error_period(),
  needs: () => m.matching_error_needs(),
  cap: () => m.matching_error_cap(),
  floors: () => m.matching_refused_floor_not_number(),
  seed: () => m.matching_error_seed(),
};

type RunFieldsProps = {
  periods: readonly string[];
  supply: readonly SupplyAndDemand[];
  weights: readonly { version: number; note: string | null }[];
  districts: readonly { code: string; name: string }[];
  values: RunValues;
  errors: readonly { id: string; text: string }[];
};

/** The settings of a run, in the order in which they are thought about. */
export function RunFields({ periods, supply, weights, districts, values, errors }: RunFieldsProps) {
  const wrong = (name: RunFormField) => errors.find(({ id }) => id === name)?.text;
  return (
    <>
      <SelectField
        name="period"
        label={m.matching_period()}
        hint={m.matching_period_hint()}
        error={wrong("period")}
        choose={false}
        defaultValue={values.period}
        width="medium"
        options={periods.map((code) => ({ value: code, label: code }))}
      />
      <div>
        <CheckboxGroup
          name="needs"
          label={m.matching_needs()}
          hint={m.matching_needs_hint()}
          error={wrong("needs")}
          defaultValue={values.needs}
          options={supply.map((row) => ({
            value: row.need,
            label: needLabels[row.need](),
            hint: m.matching_supply_hint({
              places: formatCount(row.places),
              offers: formatCount(row.offers),
              needs: formatCount(row.openNeeds),
            }),
          }))}
        />
        <p className="mt-2">
          <a className="link" href={`/runs/supply?period=${values.period}`}>
            {m.matching_supply_link()}
          </a>
        </p>
      </div>
      <RadioGroup
        name="cap"
        label={m.matching_cap()}
        hint={m.matching_cap_hint()}
        error={wrong("cap")}
        defaultValue={values.cap}
        options={[
          { value: "", label: m.matching_cap_none(), hint: m.matching_cap_none_hint() },
          ...[1, 2, 3].map((cap) => ({
            value: String(cap),
            label: m.matching_cap_at_most({ n: formatCount(cap) }),
            hint: cap === 1 ? m.matching_cap_some_hint() : undefined,
          })),
        ]}
      />
      <FloorFields values={values} supply={supply} districts={districts} error={wrong("floors")} />
      <SelectField
        name="weights"
        label={m.matching_weights()}
        hint={
          <>
            {m.matching_weights_hint()}{" "}
            <a className="link" href="/order-weights">
              {m.matching_weights_look()}
            </a>
          </>
        }
        choose={false}
        defaultValue={values.weights || String(weights[0]?.version ?? "")}
        width="medium"
        options={weights.map(({ version }, at) => ({
          value: String(version),
          label:
            at === 0
              ? m.matching_weights_newest({ n: String(version) })
              : m.matching_weights_version({ n: String(version) }),
        }))}
      />
      <TextField
        name="seed"
        label={m.matching_seed()}
        hint={m.matching_seed_hint()}
        error={wrong("seed")}
        defaultValue={values.seed}
      />
    </>
  );
}
