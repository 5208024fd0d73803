import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { RadioGroup } from "~/ui/choice-fields";
import { DateField, MoneyField, NumberField, TextField } from "~/ui/text-fields";
import type { DetailField } from "../rules/details";
import { detailChoices, detailHints, detailLabels } from "./labels";

type DetailInputProps = { field: DetailField; fields: ReturnType<typeof fieldState>; rows: number };

/** One field of a kind of pledge, as what it is. */
export function DetailInput({ field, fields, rows }: DetailInputProps) {
  const { key, input, required, choices = [] } = field;
  const about = {
    ...fields.one(key),
    optional: !required,
    label: detailLabels[key](),
    hint: detailHints[key]?.(),
  };
  if (input === "items") return <ItemRows fields={fields} rows={rows} />;
  if (input === "number") return <NumberField {...about} maxLength={6} />;
  if (input === "day") return <DateField {...about} />;
  if (input === "choice")
    return (
      <RadioGroup
        {...about}
        options={choices.map((value) => ({ value, label: detailChoices[value]?.() ?? value }))}
      />
    );
  return <TextField {...about} maxLength={500} />;
}

/** What one package holds, row by row; works without JavaScript: empty rows are left out. */
function ItemRows({ fields, rows }: Pick<DetailInputProps, "fields" | "rows">) {
  return (
    <fieldset className="flow">
      <legend className="font-semibold">{m.pledges_detail_items()}</legend>
      <p className="text-ink-soft">{m.pledges_detail_items_hint()}</p>
      {Array.from({ length: rows }, (_, row) => (
        <fieldset key={row} className="flow border-s-2 border-line ps-4">
          <legend className="text-sm text-ink-soft">{m.pledges_item_number({ n: String(row + 1) })}</legend>
          <TextField
            {...fields.one(`item-${row}-name`)}
            optional={row > 0}
            label={m.pledges_item_name()}
            maxLength={200}
          />
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField
              {...fields.one(`item-${row}-quantity`)}
              optional={row > 0}
              label={m.pledges_item_quantity()}
              maxLength={10}
            />
            <TextField
              {...fields.one(`item-${row}-unit`)}
              optional={row > 0}
              label={m.pledges_item_unit()}
              maxLength={30}
            />
            <MoneyField {...fields.one(`item-${row}-value`)} optional label={m.pledges_item_value()} />
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}
