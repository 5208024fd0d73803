import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { RunLine } from "../queries.server";
import type { DecisionWords } from "../result-queries.server";
import { decisionsInWords } from "./decision-words";
import { capWords } from "./run-settings";
import { RunTag } from "./run-tag";

type ComparedSettingsProps = { a: RunLine; b: RunLine; words: DecisionWords };

/** The settings of both runs; lines that differ are set in bold. */
export function ComparedSettings({ a, b, words }: ComparedSettingsProps) {
  const rows: { label: string; of: (run: RunLine) => string }[] = [
    { label: m.matching_date_of_data(), of: (run) => formatDate(run.businessDate) },
    { label: m.matching_needs(), of: (run) => run.needs.map((need) => needLabels[need]()).join(", ") },
    { label: m.matching_cap(), of: (run) => capWords(run.cap) },
    {
      label: m.matching_floors(),
      of: (run) =>
        run.floors
          .map(({ area, places }) => `${words.districts[area] ?? area} ${formatCount(places)}`)
          .join(", ") || m.matching_floors_none(),
    },
    {
      label: m.matching_weights(),
      of: (run) => m.matching_weights_version({ n: String(run.weightVersion) }),
    },
    { label: m.matching_seed(), of: (run) => run.seed },
    {
      label: m.matching_decisions(),
      of: (run) =>
        decisionsInWords(run, words)
          .map(({ text, reason }) => `${text} (${reason})`)
          .join("; ") || m.matching_floors_none(),
    },
  ];
  const cell = (row: (typeof rows)[number], run: RunLine) =>
    row.of(a) === row.of(b) ? row.of(run) : <strong>{row.of(run)}</strong>;
  const link = (run: RunLine) => (
    <p className="flex flex-wrap items-center gap-3">
      <a className="link" href={`/runs/${run.id}`}>
        {run.reference}
      </a>
      <RunTag state={run.state} />
    </p>
  );
  return (
    <>
      <div className="flex flex-wrap gap-x-8 gap-y-2">
        {link(a)}
        {link(b)}
      </div>
      <DataTable
        caption={m.matching_settings()}
        captionHidden
        rows={rows}
        rowKey={(row) => row.label}
        columns={[
          { key: "label", header: m.matching_setting(), rowHeader: true, cell: (row) => row.label },
          { key: "a", header: a.reference, cell: (row) => cell(row, a) },
          { key: "b", header: b.reference, cell: (row) => cell(row, b) },
        ]}
      />
    </>
  );
}
