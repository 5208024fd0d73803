import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { RunNeed } from "../queries.server";
import { HouseholdCell } from "./household-cell";
import { needName } from "./need-name";
import { reasonInWords, type Reason, type WordsFor } from "./reason-words";
import { OutcomeTag } from "./run-tag";

/** Needs of a run in rank order, each with its reason in one sentence. */
export function LineTable({ runId, rows, words }: { runId: string; rows: RunNeed[]; words: WordsFor }) {
  return (
    <DataTable
      caption={m.matching_lines_title()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "rank", header: m.matching_rank(), numeric: true, cell: (row) => formatCount(row.rank) },
        {
          key: "household",
          header: m.matching_household(),
          rowHeader: true,
          cell: (row) => <HouseholdCell runId={runId} household={row} />,
        },
        { key: "need", header: m.matching_need(), cell: needName },
        { key: "score", header: m.matching_score(), numeric: true, cell: (row) => formatCount(row.score) },
        {
          key: "outcome",
          header: m.matching_outcome(),
          cell: (row) => <OutcomeTag outcome={row.outcome} />,
        },
        {
          key: "why",
          header: m.matching_why(),
          cell: (row) => <ReasonInShort {...reasonInWords(row.explanation.why, row, words)} />,
        },
      ]}
    />
  );
}

/** One sentence, and where a single ground decides it, that ground. */
function ReasonInShort({ headline, details }: Reason) {
  return (
    <>
      {headline}
      {details.length === 1 ? <span className="block text-sm text-ink-soft">{details[0]}</span> : null}
    </>
  );
}
