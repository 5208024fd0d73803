import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { NeedCode, PledgeForm, Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import { placesOf } from "../rules";
import { quantityOf } from "../rules/completeness";
import { targetText } from "./pledge-words";

type Pledge = {
  kind: PledgeForm;
  need: NeedCode | null;
  programName: string | null;
  amount: number | null;
  quantity: number | null;
  unit: Unit;
  unitValue: number | null;
};

/** What submitting means, in words: what is promised, what it becomes, what happens next, what never happens. */
export function Consequence({ pledge }: { pledge: Pledge }) {
  const { kind, amount, quantity, unit, unitValue } = pledge;
  const target = targetText(pledge);
  const promise = quantityOf(pledge);
  const result = promise !== null && kind === "fund" ? placesOf(promise, unitValue) : null;
  return (
    <>
      <p>
        {kind === "fund"
          ? m.pledges_consequence_fund({ amount: amount === null ? "–" : formatRupiah(amount), target })
          : m.pledges_consequence_count({
              n: quantity === null ? "–" : formatCount(quantity),
              unit: unitLabels[unit](quantity ?? undefined),
              target,
            })}{" "}
        {result !== null && typeof result !== "string" && unitValue
          ? m.pledges_consequence_places({
              value: formatRupiah(unitValue),
              places: formatCount(result.places),
              count: result.places,
              remainder: formatRupiah(result.remainder),
            })
          : null}
      </p>
      <p>{m.pledges_consequence_next()}</p>
      <p>{m.pledges_consequence_no_money()}</p>
    </>
  );
}
