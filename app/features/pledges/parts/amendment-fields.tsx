import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import { CheckboxGroup } from "~/ui/choice-fields";
import { MoneyField, NumberField, TextArea } from "~/ui/text-fields";
import type { PledgeForm, Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import { ExecutionFields } from "./execution-fields";
import { ScheduleFields } from "./schedule-fields";

type AmendmentFieldsProps = {
  fields: ReturnType<typeof fieldState>;
  kind: PledgeForm;
  unit: Unit;
  placeNames: Record<string, string>;
  rows: number;
};

/** More or fewer, earlier or later, elsewhere, by somebody else; and why. */
export function AmendmentFields({ fields, kind, unit, placeNames, rows }: AmendmentFieldsProps) {
  // Folded, because most changes leave them alone; a folded field cannot be reached from the summary of errors.
  const wrongParts = fields.errors.some(({ id }) => /^(due|amount)-/.test(id ?? ""));
  return (
    <>
      {kind === "fund" ? (
        <MoneyField {...fields.one("amount")} label={m.pledges_field_amount()} />
      ) : (
        <>
          <NumberField
            {...fields.one("quantity")}
            label={m.pledges_field_quantity()}
            unit={unitLabels[unit]()}
            maxLength={11}
          />
          <MoneyField {...fields.one("amount")} optional label={m.pledges_field_worth()} />
        </>
      )}
      <ExecutionFields fields={fields} />
      <details className="flow" open={wrongParts || undefined}>
        <summary className="link min-h-11 py-2">{m.pledges_amendment_schedule()}</summary>
        <p className="text-ink-soft">{m.pledges_amendment_schedule_hint()}</p>
        <ScheduleFields fields={fields} kind={kind} unit={unit} rows={rows} />
      </details>
      <details className="flow">
        <summary className="link min-h-11 py-2">{m.pledges_field_districts()}</summary>
        <CheckboxGroup
          {...fields.many("districts")}
          optional
          label={m.pledges_field_districts()}
          hint={m.pledges_amendment_districts_hint()}
          options={Object.entries(placeNames).map(([value, label]) => ({ value, label }))}
        />
      </details>
      <TextArea
        {...fields.one("why")}
        label={m.pledges_amendment_why()}
        hint={m.pledges_amendment_why_hint()}
        rows={4}
        maxLength={1000}
      />
    </>
  );
}
