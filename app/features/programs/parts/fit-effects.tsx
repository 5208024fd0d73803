import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { CriterionSentence } from "./criteria-sentences";
import type { ShownCounts } from "./fit-table";

type Line = { key: string; text: string; alone: number; held: number };

/** What each criterion takes away by itself, and what waits for an answer. */
export function FitEffects({
  counts,
  sentences,
}: {
  counts: Pick<ShownCounts, "criteria" | "refusedBySeveral" | "heldBySeveral">;
  sentences: readonly CriterionSentence[];
}) {
  const { criteria, refusedBySeveral, heldBySeveral } = counts;
  if (criteria.length === 0) return <p className="max-w-text">{m.programs_fit_no_criteria()}</p>;
  const rows: Line[] = criteria.map(({ criterion, alone, held }) => ({
    key: criterion,
    text: sentences.find((sentence) => sentence.criterion === criterion)?.text ?? criterion,
    alone,
    held,
  }));
  if (refusedBySeveral > 0 || heldBySeveral > 0)
    rows.push({
      key: "several",
      text: m.programs_fit_several(),
      alone: refusedBySeveral,
      held: heldBySeveral,
    });
  return (
    <>
      <DataTable
        caption={m.programs_fit_effects()}
        phone="scroll"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "text", header: m.programs_col_criterion(), rowHeader: true, cell: (row) => row.text },
          {
            key: "alone",
            header: m.programs_col_alone(),
            numeric: true,
            cell: (row) => formatCount(row.alone),
          },
          {
            key: "held",
            header: m.programs_col_held(),
            numeric: true,
            cell: (row) => formatCount(row.held),
          },
        ]}
      />
      <p className="max-w-text text-sm text-ink-soft">{m.programs_fit_effects_hint()}</p>
    </>
  );
}
