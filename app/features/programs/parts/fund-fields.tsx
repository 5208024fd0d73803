import type { fieldState } from "~/platform/forms/field-state";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { FieldGroup } from "~/ui/field";
import { MoneyField, NumberField, TextField } from "~/ui/text-fields";
import type { Area } from "../areas";
import { fundSources } from "../rules";
import { fundSourceLabels } from "./labels";

type FundFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  areas: readonly Area[];
  rows: number;
  /** The unit where a place has no price; null where sources give rupiah. */
  unit: string | null;
  label?: string;
  hint?: string;
};

/** Who pays: one row per source. A row without a source counts for nothing; one without a figure pays the rest. */
export function FundFields({
  fields,
  areas,
  rows,
  unit,
  label = m.programs_field_funds(),
  hint = m.programs_field_funds_hint(),
}: FundFieldsProps) {
  const villages = areas.map((area) => ({
    group: area.name,
    options: area.villages.map(({ code, name }) => ({ value: code, label: name })),
  }));
  return (
    <FieldGroup name="funds" label={label} hint={hint}>
      <ol className="grid gap-6">
        {Array.from({ length: rows }, (_, row) => (
          <li key={row} className="grid gap-4 border-s-4 border-line ps-4">
            <SelectField
              {...fields.one(`fund-source-${row}`)}
              optional={row > 0}
              choose={row > 0 ? m.programs_fund_no_source() : undefined}
              label={m.programs_fund_row_source({ n: row + 1 })}
              options={fundSources.map((value) => ({ value, label: fundSourceLabels[value]() }))}
            />
            {unit === null ? (
              <MoneyField {...fields.one(`fund-figure-${row}`)} optional label={m.programs_fund_amount()} />
            ) : (
              <NumberField
                {...fields.one(`fund-figure-${row}`)}
                optional
                label={m.programs_fund_places()}
                unit={unit}
              />
            )}
            <details
              open={Boolean(
                fields.one(`fund-label-${row}`).defaultValue || fields.one(`fund-place-${row}`).defaultValue,
              )}
            >
              <summary className="link min-h-11 py-2">{m.programs_fund_more()}</summary>
              <div className="grid gap-4">
                <TextField
                  {...fields.one(`fund-label-${row}`)}
                  optional
                  label={m.programs_fund_label()}
                  hint={m.programs_fund_label_hint()}
                  maxLength={200}
                />
                <SelectField
                  {...fields.one(`fund-place-${row}`)}
                  optional
                  choose={m.programs_fund_anywhere()}
                  label={m.programs_fund_place()}
                  hint={m.programs_fund_place_hint()}
                  options={villages}
                />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </FieldGroup>
  );
}
