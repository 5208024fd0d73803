import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SummaryList } from "~/ui/summary-list";
import { needLabels } from "~/features/needs/parts/labels";
import type { NeedCode } from "~/features/needs/catalogue";
import type { RunLine } from "../queries.server";
import type { DecisionWords } from "../result-queries.server";
import { decisionsInWords } from "./decision-words";

/** What a run was asked: period, needs, limit, floors, weights, and what people fixed or took out, each with its reason. */
export function RunSettings({ run, words }: { run: RunLine; words: DecisionWords }) {
  return (
    <>
      <SummaryList
        rows={[
          { label: m.matching_period(), value: run.period },
          { label: m.matching_needs(), value: run.needs.map((need) => needLabels[need]()).join(", ") },
          { label: m.matching_cap(), value: capWords(run.cap) },
          { label: m.matching_floors(), value: <Floors run={run} words={words} /> },
          {
            label: m.matching_weights(),
            value: (
              <a className="link" href={`/order-weights#v${run.weightVersion}`}>
                {m.matching_weights_version({ n: String(run.weightVersion) })}
              </a>
            ),
          },
          { label: m.matching_seed(), value: run.seed },
          ...(run.basedOn
            ? [
                {
                  label: m.matching_based_on(),
                  value: (
                    <a className="link" href={`/runs/${run.basedOn}`}>
                      {run.basedOnReference ?? "–"}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Decisions run={run} words={words} />
    </>
  );
}

export function capWords(cap: number | null): string {
  return cap === null ? m.matching_cap_none() : m.matching_cap_at_most({ n: formatCount(cap) });
}

function Floors({ run, words }: { run: RunLine; words: DecisionWords }) {
  if (run.floors.length === 0) return <>{m.matching_floors_none()}</>;
  return (
    <ul>
      {run.floors.map(({ area, dimension, places }) => (
        <li key={`${area} ${dimension}`}>
          {m.matching_floor_line({
            district: words.districts[area] ?? area,
            n: formatCount(places),
            count: places,
            need: dimension === null ? m.matching_floor_all() : needLabels[dimension as NeedCode](),
          })}
        </li>
      ))}
    </ul>
  );
}

/** What people decided in the run, each with its reason; nothing where nobody did. */
export function Decisions({ run, words }: { run: RunLine; words: DecisionWords }) {
  const told = decisionsInWords(run, words);
  if (told.length === 0) return null;
  return (
    <div className="flow max-w-text">
      <h3>{m.matching_decisions()}</h3>
      <ul className="grid gap-3">
        {told.map(({ key, text, household, reason }) => (
          <li key={key} className="border-s-4 border-line ps-4">
            <a className="link" href={`/runs/${run.id}/households/${household}`}>
              {text}
            </a>
            <span className="block text-ink-soft">{m.matching_decision_reason({ reason })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
