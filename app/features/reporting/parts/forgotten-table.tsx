import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels } from "~/features/needs/parts/labels";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import type { ForgottenRow } from "../forgotten-queries.server";

/** Families to whom nothing is offered, the longest wait first. */
export function ForgottenTable({ rows }: { rows: readonly ForgottenRow[] }) {
  return (
    <DataTable
      caption={m.reporting_forgotten_title()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "household",
          header: m.reporting_forgotten_household(),
          rowHeader: true,
          cell: (row) => (
            <a href={`/households/${row.id}`} className="link">
              {row.headName}
            </a>
          ),
        },
        { key: "code", header: m.reporting_forgotten_code(), cell: (row) => row.caseCode },
        {
          key: "place",
          header: m.reporting_word_village(),
          cell: (row) => `${row.villageName}, ${row.districtName}`,
        },
        {
          key: "decile",
          header: m.reporting_forgotten_decile(),
          numeric: true,
          cell: (row) => row.decile ?? <Amount value="unknown" />,
        },
        {
          key: "needs",
          header: m.reporting_forgotten_needs(),
          cell: (row) => row.needs.map((need) => needLabels[need]()).join(", "),
        },
        {
          key: "since",
          header: m.reporting_forgotten_since(),
          cell: (row) => (
            <>
              {formatDate(row.since)}
              <span className="block text-ink-soft">
                {m.reporting_forgotten_days_short({ count: row.days, n: formatCount(row.days) })}
              </span>
            </>
          ),
        },
      ]}
    />
  );
}
