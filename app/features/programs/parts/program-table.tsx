import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import { sortLink } from "~/ui/list-url";
import { needLabels, unitLabels } from "~/features/needs/parts/labels";
import type { ProgramLine } from "../queries.server";
import { amountOf } from "~/features/disclosure/parts/shown";
import { ProgramTag } from "./state-tag";

type Line = Pick<
  ProgramLine,
  "id" | "reference" | "name" | "need" | "unit" | "quota" | "state" | "agencyName" | "places"
>;
type ProgramTableProps = {
  rows: readonly Line[];
  search: URLSearchParams;
  sortable?: boolean;
  withState?: boolean;
  /** For the administration: with the needs that still fit. */
  inside?: boolean;
  hrefOf?: (row: Line) => string;
};

/** Programs with their places: own quota, added by partners, taken, left. */
export function ProgramTable({ rows, search, sortable, withState, inside, hrefOf }: ProgramTableProps) {
  const sort = (key: string) => (sortable ? sortLink("/programs", search, key, "-published") : undefined);
  return (
    <DataTable
      caption={m.programs_list_title()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: m.programs_col_program(),
          rowHeader: true,
          sort: sort("name"),
          cell: (row) => (
            <>
              <a href={hrefOf?.(row) ?? `/programs/${row.id}`} className="link wrap-anywhere">
                {row.name}
              </a>
              <span className="block text-sm font-normal text-ink-soft wrap-anywhere">
                {row.agencyName} · <span className="whitespace-nowrap">{row.reference}</span>
              </span>
            </>
          ),
        },
        { key: "need", header: m.programs_col_need(), cell: (row) => needLabels[row.need]() },
        {
          key: "quota",
          header: m.programs_col_quota(),
          numeric: true,
          sort: sort("quota"),
          cell: (row) => `${formatCount(row.quota)} ${unitLabels[row.unit](row.quota)}`,
        },
        {
          key: "pledged",
          header: m.programs_col_pledged(),
          numeric: true,
          cell: (row) => formatCount(row.places.pledged),
        },
        {
          key: "taken",
          header: m.programs_col_taken(),
          numeric: true,
          cell: ({ places: { taken, fewerThan } }) => <Amount terse value={amountOf(taken, fewerThan)} />,
        },
        {
          key: "delivered",
          header: m.programs_col_delivered(),
          numeric: true,
          cell: ({ places: { delivered, fewerThan } }) => (
            <Amount terse value={amountOf(delivered, fewerThan)} />
          ),
        },
        {
          key: "left",
          header: m.programs_col_left(),
          numeric: true,
          cell: ({ places: { own, pledged, taken } }) => (
            <Amount value={taken === null ? "unknown" : Math.max(0, own + pledged - taken)} />
          ),
        },
        ...(inside
          ? [
              {
                key: "candidates",
                header: m.programs_col_candidates(),
                numeric: true,
                cell: ({ state, places: { candidates } }: Line) => (
                  <Amount
                    value={
                      state === "published" || state === "paused"
                        ? (candidates ?? "unknown")
                        : "not-applicable"
                    }
                  />
                ),
              },
            ]
          : []),
        ...(withState
          ? [
              {
                key: "state",
                header: m.programs_col_state(),
                cell: (row: Line) => <ProgramTag state={row.state} />,
              },
            ]
          : []),
      ]}
    />
  );
}
