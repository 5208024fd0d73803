import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { Details } from "~/ui/details";
import { needLabels } from "~/features/needs/parts/labels";
import type { SupplyAndDemand } from "../decision-queries.server";
import type { RunValues } from "../forms";

type FloorFieldsProps = {
  values: RunValues;
  supply: readonly SupplyAndDemand[];
  districts: readonly { code: string; name: string }[];
  error?: string;
};

/** Floors: a number beside each kecamatan, for all needs or one of them; folded until somebody wants them. */
export function FloorFields({ values, supply, districts, error }: FloorFieldsProps) {
  const open = error !== undefined || Object.values(values.floors).some((typed) => typed !== "");
  return (
    <fieldset className={error ? "border-s-4 border-red ps-4" : undefined}>
      <legend id="floors" tabIndex={-1} className="font-semibold">
        {m.matching_floors()}
      </legend>
      <p className="text-sm text-ink-soft">{m.matching_floors_hint()}</p>
      {error ? <p className="font-semibold text-red">{error}</p> : null}
      <Details summary={m.matching_floors_open()} open={open}>
        <SelectField
          name="floorNeed"
          label={m.matching_floors_need()}
          hint={m.matching_floors_need_hint()}
          choose={m.matching_floors_all()}
          defaultValue={values.floorNeed}
          options={supply.map(({ need }) => ({ value: need, label: needLabels[need]() }))}
        />
        <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
          {districts.map(({ code, name }) => (
            <li key={code} className="flex items-center justify-between gap-4">
              <label htmlFor={`floor-${code}`}>{name}</label>
              <input
                id={`floor-${code}`}
                name={`floor:${code}`}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={values.floors[code]}
                className="control max-w-24"
              />
            </li>
          ))}
        </ul>
      </Details>
    </fieldset>
  );
}
