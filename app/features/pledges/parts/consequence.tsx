import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { NeedCode, PledgeForm, Unit } from "~/features/needs/catalogue";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { unitLabels } from "~/features/needs/parts/labels";
import { placesOf } from "../rules";
import { quantityOf } from "../rules/completeness";
import { isMoreThan } from "../rules/figures";
import { unitOf } from "./market-words";
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

/** The published figure of open needs in the whole region, and how it is rounded. */
export type OpenFigure = { total: Shown; step: number; fewerThan: number };

type ConsequenceProps = { pledge: Pledge; open: OpenFigure | null };

/** What submitting means, in words: what is promised, what it becomes, what happens next, what never happens. */
export function Consequence({ pledge, open }: ConsequenceProps) {
  const { kind, amount, quantity, unit, unitValue } = pledge;
  const target = targetText(pledge);
  const promise = quantityOf(pledge);
  const all = promise === null ? null : placesOf(promise, unitValue);
  const result = kind === "fund" ? all : null;
  const tooMany =
    open !== null && all !== null && typeof all !== "string" && isMoreThan(all.places, open.total, open.step);
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
      {tooMany && pledge.need ? (
        <p className="font-semibold">
          {m.pledges_consequence_too_many({
            open:
              open.total === null
                ? m.pledges_sum_all_few({ n: formatCount(open.fewerThan), unit: unitOf(pledge.need) })
                : m.pledges_sum_all({ n: formatCount(open.total), unit: unitOf(pledge.need) }),
          })}
        </p>
      ) : null}
      <p>{m.pledges_consequence_next()}</p>
      <p>{m.pledges_consequence_no_money()}</p>
    </>
  );
}
