import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Tag } from "~/ui/tag";
import { needLabels } from "~/features/needs/parts/labels";
import type { ChangedHousehold, Difference } from "../compare-queries.server";
import { changes, type Change } from "../rules/run";
import { HouseholdCell } from "./household-cell";
import { changeLabels, changeLooks } from "./labels";

type ChangeFilterProps = { search: URLSearchParams; change: Change | null; difference: Difference };

/** The same list narrowed to those who gain, lose or move, each with its count. */
export function ChangeFilter({ search, change, difference }: ChangeFilterProps) {
  const links = [
    {
      value: null,
      label: m.matching_all(),
      count: changes.reduce((sum, one) => sum + difference.households[one], 0),
    },
    ...changes.map((value) => ({ value, label: changeLabels[value](), count: difference.households[value] })),
  ];
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 print:hidden">
      {links.map(({ value, label, count }) => (
        <li key={label}>
          <a
            className={`inline-flex min-h-9 items-center ${value === change ? "font-semibold text-ink no-underline" : "link"}`}
            aria-current={value === change ? "true" : undefined}
            href={`${listUrl("/runs/compare", search, { change: value ?? undefined })}#households`}
          >
            {label} ({formatCount(count)})
          </a>
        </li>
      ))}
    </ul>
  );
}

type ChangedHouseholdsProps = {
  runs: { a: { id: string }; b: { id: string } };
  rows: readonly ChangedHousehold[];
};

/** Household by household: how many helps before and after, and which. */
export function ChangedHouseholds({ runs, rows }: ChangedHouseholdsProps) {
  if (rows.length === 0) return <EmptyState title={m.matching_changed_none()} />;
  return (
    <DataTable
      caption={m.matching_changed_title()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.householdId}
      columns={[
        { key: "rank", header: m.matching_rank(), numeric: true, cell: (row) => formatCount(row.rank) },
        {
          key: "household",
          header: m.matching_household(),
          rowHeader: true,
          // Whoever is new in the second run has no reasons in the first, and the other way round.
          cell: (row) => <HouseholdCell runId={row.after > 0 ? runs.b.id : runs.a.id} household={row} />,
        },
        {
          key: "change",
          header: m.matching_change(),
          cell: (row) => <Tag word={changeLabels[row.change]()} {...changeLooks[row.change]} />,
        },
        {
          key: "helps",
          header: m.matching_helps(),
          numeric: true,
          cell: (row) => m.matching_from_to({ from: formatCount(row.before), to: formatCount(row.after) }),
        },
        { key: "lost", header: m.matching_only_first(), cell: (row) => <Helps of={row.lost} /> },
        { key: "gained", header: m.matching_only_second(), cell: (row) => <Helps of={row.gained} /> },
      ]}
    />
  );
}

function Helps({ of }: { of: ChangedHousehold["lost"] }) {
  if (of.length === 0) return <>–</>;
  return (
    <ul className="list-none p-0">
      {of.map(({ need, offer }, at) => (
        <li key={at}>
          {needLabels[need]()} <span className="block text-sm text-ink-soft">{offer}</span>
        </li>
      ))}
    </ul>
  );
}
