import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { Notice } from "~/ui/notice";
import type { Difference } from "../compare-queries.server";
import type { RunLine } from "../queries.server";

type DifferenceFiguresProps = { pair: { a: RunLine; b: RunLine }; difference: Difference };

/** What the second run gives beside the first, and in one sentence what the change costs. */
export function DifferenceFigures({ pair: { a, b }, difference }: DifferenceFiguresProps) {
  const { gains, loses, moves } = difference.households;
  const same = gains + loses + moves === 0;
  const rows = [
    { key: "needs", label: m.matching_open_needs(), of: (run: RunLine) => run.counts.needs },
    { key: "places", label: m.matching_places_free(), of: (run: RunLine) => run.counts.places },
    { key: "served", label: m.matching_served(), of: (run: RunLine) => run.counts.served },
    {
      key: "households",
      label: m.matching_households_served(),
      of: (run: RunLine) => run.counts.servedHouseholds,
    },
    { key: "firstCome", label: m.matching_first_come(), of: (run: RunLine) => run.counts.firstCome },
  ];
  return (
    <>
      <Notice tone={loses > 0 ? "warning" : "info"} title={m.matching_difference_says()}>
        {same ? (
          <p>{m.matching_difference_none()}</p>
        ) : (
          <>
            <p>
              {m.matching_difference_households({
                gains: formatCount(gains),
                loses: formatCount(loses),
                moves: formatCount(moves),
              })}
            </p>
            <p>
              {m.matching_difference_helps({
                gained: formatCount(difference.helps.gained),
                lost: formatCount(difference.helps.lost),
                first: formatCount(difference.first.gained),
                firstLost: formatCount(difference.first.lost),
              })}
            </p>
          </>
        )}
      </Notice>
      <DataTable
        caption={m.matching_difference_title()}
        captionHidden
        phone="scroll"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "label", header: m.matching_figure(), rowHeader: true, cell: (row) => row.label },
          { key: "a", header: a.reference, numeric: true, cell: (row) => formatCount(row.of(a) ?? 0) },
          { key: "b", header: b.reference, numeric: true, cell: (row) => formatCount(row.of(b) ?? 0) },
          {
            key: "difference",
            header: m.matching_difference(),
            numeric: true,
            cell: (row) => signed((row.of(b) ?? 0) - (row.of(a) ?? 0)),
          },
        ]}
      />
    </>
  );
}

/** "+12", "−3", "0": a real minus sign. */
export function signed(difference: number): string {
  if (difference === 0) return formatCount(0);
  return `${difference > 0 ? "+" : "−"}${formatCount(Math.abs(difference))}`;
}
