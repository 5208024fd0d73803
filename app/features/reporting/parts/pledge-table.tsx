import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { amountOf } from "~/features/disclosure/parts/shown";
import { needLabels, unitLabels } from "~/features/needs/parts/labels";
import { pledgeStateLabels } from "~/features/pledges/parts/labels";
import type { PledgeState } from "~/features/pledges/rules";
import { Amount } from "~/ui/amount";
import { DataTable, type Column } from "~/ui/data-table";
import type { PledgeProgress } from "../progress-queries.server";

type PledgeTableProps = {
  caption: string;
  pledges: readonly PledgeProgress[];
  /** for a statement only what was delivered counts */
  deliveredOnly?: boolean;
};

/** Pledges in places: promised, with a recipient, delivered; and the reader's own amount. */
export function PledgeTable({ caption, pledges, deliveredOnly }: PledgeTableProps) {
  const sum = (of: (row: PledgeProgress) => number | null) =>
    pledges.reduce((total, row) => total + (of(row) ?? 0), 0);
  // The sum leaves out what its rows do not tell.
  const count = (
    key: string,
    header: string,
    of: (row: PledgeProgress) => number | null,
  ): Column<PledgeProgress> => ({
    key,
    header,
    numeric: true,
    cell: (row) => <Amount terse value={amountOf(of(row), row.fewerThan)} />,
    total: pledges.some((row) => of(row) === null) ? `≥ ${formatCount(sum(of))}` : formatCount(sum(of)),
  });
  const progress: Column<PledgeProgress>[] = deliveredOnly
    ? []
    : [
        {
          key: "state",
          header: m.reporting_progress_state(),
          cell: (row) => pledgeStateLabels[row.state as PledgeState]?.() ?? row.state,
        },
        count("places", m.reporting_leadership_capacity(), (row) => row.places),
        count(
          "taken",
          m.reporting_leadership_taken(),
          ({ standing }) => standing && standing.delivered + standing.matched,
        ),
      ];
  return (
    <DataTable
      caption={caption}
      rows={pledges}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "reference",
          header: m.reporting_progress_reference(),
          rowHeader: true,
          cell: (row) =>
            deliveredOnly ? (
              row.reference
            ) : (
              <a href={`/pledges/${row.id}`} className="link">
                {row.reference}
              </a>
            ),
          total: m.reporting_word_total(),
        },
        {
          key: "for",
          header: m.reporting_progress_for(),
          cell: (row) => row.program ?? (row.need ? needLabels[row.need]() : <Amount value="unknown" />),
        },
        {
          key: "unit",
          header: m.reporting_word_unit(),
          cell: (row) => (row.unit ? unitLabels[row.unit]() : m.reporting_unit_places({ count: 2 })),
        },
        {
          key: "role",
          header: m.reporting_progress_role(),
          cell: (row) => (row.lead ? m.reporting_progress_lead_funder() : m.reporting_progress_co_funder()),
        },
        ...progress,
        count("delivered", m.reporting_leadership_given(), ({ standing }) => standing && standing.delivered),
        {
          key: "amount",
          header: m.reporting_progress_own_amount(),
          numeric: true,
          cell: (row) =>
            row.ownAmount === null ? <Amount value="not-applicable" /> : formatRupiah(row.ownAmount),
          total: formatRupiah(sum((row) => row.ownAmount ?? 0)),
        },
      ]}
    />
  );
}
