import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { Split, SplitGoal } from "../rules/sum";
import { type MarketBase, programHref } from "./market-words";
import { placeUnit } from "./sum-choices";

const goals: Readonly<Record<SplitGoal, () => string>> = {
  deepest: () => m.pledges_split_deepest(),
  widest: () => m.pledges_split_widest(),
};

/** A sum divided among programs, one card a way. */
export function SumSplits({ splits, base }: { splits: readonly Split[]; base: MarketBase }) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {splits.map(({ goal, parts, rest }) => (
        <section key={goal} className="flow rounded border border-line bg-surface p-4">
          <h3 className="text-base">{goals[goal]()}</h3>
          <ul className="grid gap-2">
            {parts.map(({ choice, places, rupiah }) => (
              <li key={choice.key}>
                <strong>
                  {formatCount(places)} {placeUnit(choice, places)}
                </strong>
                {", "}
                <a
                  className="link wrap-anywhere"
                  href={choice.program ? programHref(base, choice.program) : `${base}/${choice.need}`}
                >
                  {choice.program?.name}
                </a>
                <span className="block text-sm text-ink-soft">{formatRupiah(rupiah)}</span>
              </li>
            ))}
          </ul>
          <p className="text-sm text-ink-soft">
            {m.pledges_sum_rest()}: {formatRupiah(rest)}
          </p>
        </section>
      ))}
    </div>
  );
}
