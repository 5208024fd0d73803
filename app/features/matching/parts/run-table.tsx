import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { RunLine } from "../queries.server";
import { RunTag } from "./run-tag";

/** The history of runs: what each gave, by what digest it is known and checked, who made and who approved it. */
export function RunTable({ rows }: { rows: readonly RunLine[] }) {
  return (
    <DataTable
      caption={m.matching_runs_title()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "reference",
          header: m.matching_reference(),
          rowHeader: true,
          cell: (row) => (
            <>
              <a className="link whitespace-nowrap" href={`/runs/${row.id}`}>
                {row.reference}
              </a>
              <Digest run={row} />
            </>
          ),
        },
        { key: "state", header: m.matching_state(), cell: (row) => <RunTag state={row.state} /> },
        {
          key: "needs",
          header: m.matching_needs(),
          cell: (row) => row.needs.map((need) => needLabels[need]()).join(", "),
        },
        {
          key: "served",
          header: m.matching_served(),
          numeric: true,
          cell: (row) => countOrDash(row.counts.approved ?? row.counts.served),
        },
        {
          key: "made",
          header: m.matching_made(),
          cell: (row) => (
            <>
              {formatDate(row.businessDate)}
              <span className="block text-sm text-ink-soft">{row.madeByName ?? "–"}</span>
            </>
          ),
        },
        {
          key: "approved",
          header: m.matching_approved(),
          cell: (row) =>
            row.approvedOn === null ? (
              "–"
            ) : (
              <>
                {formatDate(row.approvedOn)}
                <span className="block text-sm text-ink-soft">{row.approvedByName ?? "–"}</span>
              </>
            ),
        },
      ]}
    />
  );
}

/** The beginning of the result's digest, enough to tell two results apart, and whether it was checked again. */
function Digest({ run }: { run: RunLine }) {
  if (run.resultHash === null) return null;
  const checked =
    run.lastCheck === null ? null : run.lastCheck ? m.matching_checked_again() : m.matching_checked_failed();
  return (
    <span className="block text-sm font-normal text-ink-soft">
      <code>{run.resultHash.slice(0, 10)}</code>
      {checked === null ? null : ` · ${checked}`}
    </span>
  );
}

const countOrDash = (count: number | undefined) => (count === undefined ? "–" : formatCount(count));
