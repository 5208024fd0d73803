import { formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { fieldState } from "~/platform/forms/field-state";
import type { Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import type { Area } from "../areas";
import { FundFields } from "./fund-fields";

type AddedFundsProps = {
  fields: ReturnType<typeof fieldState>;
  areas: readonly Area[];
  rows: number;
  unit: Unit;
  /** Rupiah; null where a place has no price. */
  unitValue: number | null;
};

/** From which sources the additional places of a raise come. */
export function AddedFunds({ unit, unitValue, ...rest }: AddedFundsProps) {
  return (
    <FundFields
      {...rest}
      unit={unitValue === null ? unitLabels[unit]() : null}
      label={m.programs_raise_funds()}
      hint={
        unitValue === null
          ? m.programs_raise_funds_hint_places()
          : m.programs_raise_funds_hint({ unit: unitLabels[unit](1), value: formatRupiah(unitValue) })
      }
    />
  );
}
