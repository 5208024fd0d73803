import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Details } from "~/ui/details";
import { Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import type { RunLine, RunNeed } from "../queries.server";
import { scoreSentence } from "./reason-words";

/** Where a household stands in the order and how that came about; its record, which asks a reason, one link away. */
export function HouseholdOrder({ run, line }: { run: RunLine; line: RunNeed }) {
  return (
    <Section
      title={m.matching_order_title()}
      actions={
        line.caseCode === null ? null : (
          <a className="link" href={`/households/${line.householdId}`}>
            {m.matching_open_record()}
          </a>
        )
      }
    >
      <p>{scoreSentence(line.explanation.score)}</p>
      <SummaryList
        rows={[
          {
            label: m.matching_rank(),
            value: m.matching_rank_of({
              rank: formatCount(line.rank),
              total: formatCount(run.counts.households ?? 0),
              count: run.counts.households ?? 0,
            }),
          },
          {
            label: m.matching_weights(),
            value: m.matching_weights_version({ n: String(run.weightVersion) }),
          },
        ]}
      />
      <Details summary={m.matching_lot()}>
        <p>{m.matching_lot_hint({ seed: run.seed, code: line.caseCode ?? "–" })}</p>
        <code className="wrap-anywhere">{line.explanation.lot}</code>
      </Details>
    </Section>
  );
}
