import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { DateField, MoneyField, NumberField } from "~/ui/text-fields";
import type { PledgeForm, Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";

type ScheduleFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  kind: PledgeForm;
  unit: Unit;
  /** how many rows, empty ones included */
  rows: number;
};

/** The parts of a promise: each with its day, and rupiah or pieces. */
export function ScheduleFields({ fields, kind, unit, rows }: ScheduleFieldsProps) {
  return Array.from({ length: rows }, (_, row) => (
    <fieldset key={row} className="flow border-s-2 border-line ps-4">
      <legend className="font-semibold">{m.pledges_schedule_row({ n: String(row + 1) })}</legend>
      <DateField {...fields.one(`due-${row}`)} optional label={m.pledges_promise_due()} />
      {kind === "fund" ? (
        <MoneyField {...fields.one(`amount-${row}`)} optional label={m.pledges_promise_promised()} />
      ) : (
        <NumberField
          {...fields.one(`amount-${row}`)}
          optional
          label={m.pledges_promise_promised()}
          unit={unitLabels[unit]()}
        />
      )}
    </fieldset>
  ));
}

type Part = { dueOn: string; promised: number | null };

/** Stored parts by the names of their fields. */
export function scheduleFieldsOf(schedule: readonly Part[]): Record<string, string | number | null> {
  return Object.fromEntries(
    schedule.flatMap(({ dueOn, promised }, row) => [
      [`due-${row}`, dueOn],
      [`amount-${row}`, promised],
    ]),
  );
}
