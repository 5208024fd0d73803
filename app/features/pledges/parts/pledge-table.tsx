import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { sortLink } from "~/ui/list-url";
import { pledgeFormLabels } from "~/features/needs/parts/labels";
import type { PledgeLine } from "../queries.server";
import { amountText, pledgeName, targetText } from "./pledge-words";
import { PledgeTag } from "./state-tag";

type Line = Pick<
  PledgeLine,
  | "id"
  | "reference"
  | "kind"
  | "need"
  | "amount"
  | "quantity"
  | "unit"
  | "state"
  | "submittedOn"
  | "partnerName"
  | "programName"
>;

/** Pledges one by one. */
export function PledgeTable({ rows, search }: { rows: readonly Line[]; search: URLSearchParams }) {
  const sort = (key: string) => sortLink("/pledges", search, key, "-submitted");
  return (
    <DataTable
      caption={m.pledges_list_title()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "pledge",
          header: m.pledges_col_pledge(),
          rowHeader: true,
          cell: (row) => (
            <a href={`/pledges/${row.id}`} className="link">
              {pledgeName(row)}
            </a>
          ),
        },
        {
          key: "partner",
          header: m.pledges_col_partner(),
          sort: sort("partner"),
          cell: (row) => row.partnerName,
        },
        { key: "towards", header: m.pledges_col_towards(), cell: (row) => targetText(row) },
        { key: "kind", header: m.pledges_col_kind(), cell: (row) => pledgeFormLabels[row.kind]() },
        { key: "amount", header: m.pledges_col_amount(), numeric: true, cell: (row) => amountText(row) },
        {
          key: "submitted",
          header: m.pledges_col_submitted(),
          sort: sort("submitted"),
          cell: (row) => (row.submittedOn ? formatDate(row.submittedOn) : "–"),
        },
        { key: "state", header: m.pledges_col_state(), cell: (row) => <PledgeTag state={row.state} /> },
      ]}
    />
  );
}
