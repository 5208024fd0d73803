import type { ReactNode } from "react";
import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels } from "~/features/needs/parts/labels";
import { ppmText } from "~/features/needs/parts/ppm-labels";
import { sdgText } from "~/features/needs/parts/sdg-labels";
import { largerOf, largerRange, type Verdict } from "../rules/figures";
import type { MarketNeed, MarketProgram } from "../rules/market";
import { leftText, unitOf, unitWord } from "./market-words";

export type Choice = { key: string; need: MarketNeed; program: MarketProgram | null };

type ComparisonProps = {
  a: Choice;
  b: Choice;
  step: number;
  fewerThan: number;
  nextOn: string | null;
  mayPledge: boolean;
};

export const nameOf = ({ need, program }: Choice) => program?.name ?? needLabels[need.need]();

type Line = { label: string; of: (choice: Choice) => ReactNode; verdict?: Verdict | null };

/** Two choices side by side, and under each figure in words which one is larger, if that can be told. */
export function ComparisonTable({ a, b, step, fewerThan, nextOn, mayPledge }: ComparisonProps) {
  const figure = (count: number | null, choice: Choice) => (
    <Amount terse value={count ?? { hiddenBelow: fewerThan }} unit={unitOf(choice.need.need)} />
  );
  const unserved = a.need.unserved !== null || b.need.unserved !== null;
  const sameNeed = a.need.need === b.need.need;
  const lines: Line[] = [
    { label: m.pledges_market_need(), of: ({ need }) => needLabels[need.need]() },
    ...(a.program || b.program
      ? [
          {
            label: m.pledges_market_agency(),
            of: ({ program }: Choice) => program?.agencyName ?? <Amount value="not-applicable" />,
          },
        ]
      : []),
    {
      label: m.pledges_market_open(),
      of: (choice) => figure(choice.need.total, choice),
      verdict: sameNeed ? null : largerOf(a.need.total, b.need.total, step),
    },
    ...(unserved
      ? [
          {
            label: m.pledges_market_unserved(),
            of: (choice: Choice) =>
              choice.need.unserved === null
                ? m.pledges_market_not_matched()
                : figure(choice.need.unserved.count, choice),
            verdict:
              sameNeed || a.need.unserved === null || b.need.unserved === null
                ? null
                : largerOf(a.need.unserved.count, b.need.unserved.count, step),
          },
        ]
      : []),
    {
      label: m.pledges_market_value(),
      of: (choice) => priceText(choice),
      verdict: largerRange(priceOf(a), priceOf(b)),
    },
    ...(a.program || b.program
      ? [
          {
            label: m.pledges_market_left(),
            of: ({ program }: Choice) =>
              program ? (
                `${leftText(program.left, program.offered, nextOn)} ${unitWord(program.unit)}`
              ) : (
                <Amount value="not-applicable" />
              ),
          },
        ]
      : []),
    {
      label: m.pledges_market_where(),
      of: ({ need }) =>
        need.districts
          .slice(0, 3)
          .map(({ name, count }) => `${name} (${formatCount(count)})`)
          .join(", ") || m.pledges_sum_nowhere({ n: formatCount(fewerThan) }),
    },
    {
      label: m.pledges_market_forms(),
      of: ({ need }) =>
        needCatalogue[need.need].pledgeForms.map((form) => pledgeFormLabels[form]()).join(", "),
    },
    { label: m.needs_sdg(), of: ({ need }) => sdgText(need.need) },
    { label: m.needs_ppm(), of: ({ need }) => ppmText(need.need) },
  ];
  const words: Record<Verdict, string> = {
    a: m.pledges_compare_larger({ name: nameOf(a) }),
    b: m.pledges_compare_larger({ name: nameOf(b) }),
    either: m.pledges_compare_either(),
  };
  return (
    <table className="w-full table-fixed border-collapse text-sm sm:text-base">
      <caption className="sr-only">{m.pledges_compare_title()}</caption>
      <thead>
        <tr className="border-b border-edge align-bottom">
          {[a, b].map((choice, at) => (
            <th
              key={at}
              scope="col"
              className="w-1/2 py-2 pe-4 text-start font-display text-lg wrap-anywhere"
            >
              {nameOf(choice)}
            </th>
          ))}
        </tr>
      </thead>
      {lines.map(({ label, of, verdict }) => (
        <tbody key={label} className="border-b border-line">
          <tr>
            <th scope="rowgroup" colSpan={2} className="pt-3 text-start text-sm font-normal text-ink-soft">
              {label}
            </th>
          </tr>
          <tr className="align-top">
            <td className="pe-4 pb-2 wrap-anywhere">{of(a)}</td>
            <td className="pe-4 pb-2 wrap-anywhere">{of(b)}</td>
          </tr>
          {verdict ? (
            <tr>
              <td colSpan={2} className="pb-3 font-semibold wrap-anywhere">
                {words[verdict]}
              </td>
            </tr>
          ) : null}
        </tbody>
      ))}
      {mayPledge ? (
        <tbody>
          <tr>
            {[a, b].map((choice, at) => (
              <td key={at} className="py-3 pe-4">
                <a
                  className="link inline-block min-h-6 font-semibold"
                  aria-label={m.pledges_market_pledge_need({ need: nameOf(choice) })}
                  href={`/pledges/new?${choice.program ? `program=${choice.program.id}` : `need=${choice.need.need}`}`}
                >
                  {m.pledges_market_pledge()}
                </a>
              </td>
            ))}
          </tr>
        </tbody>
      ) : null}
    </table>
  );
}

function priceOf({ need, program }: Choice): { from: number; to: number } | null {
  if (!program) return need.prices;
  return program.unitValue > 0 ? { from: program.unitValue, to: program.unitValue } : null;
}

function priceText(choice: Choice): ReactNode {
  const price = priceOf(choice);
  if (price === null) return <Amount value="not-applicable" />;
  const { from, to } = price;
  return from === to ? formatRupiah(from) : `${formatRupiah(from)} – ${formatRupiah(to)}`;
}
