import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { RunRecipient } from "../queries.server";
import { cancelLabels } from "./labels";
import { MatchTag } from "./match-tag";

type RunRecipientTableProps = { rows: readonly RunRecipient[]; caption: string };

/** Recipients as Bappeda sees them: by case code, with what became of them and why. */
export function RunRecipientTable({ rows, caption }: RunRecipientTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "code",
          header: m.delivery_case_code(),
          rowHeader: true,
          cell: (row) => row.caseCode ?? "–",
        },
        {
          key: "place",
          header: m.delivery_village(),
          cell: (row) => [row.village, row.district].filter(Boolean).join(", "),
        },
        { key: "need", header: m.delivery_need(), cell: (row) => needLabels[row.need]() },
        {
          key: "offer",
          header: m.delivery_offer(),
          cell: (row) => `${row.offerLabel} · ${row.agencyName}`,
        },
        { key: "state", header: m.delivery_state(), cell: (row) => <MatchTag state={row.state} /> },
        {
          key: "why",
          header: m.delivery_failure_reason(),
          cell: (row) =>
            row.cancelReason
              ? [cancelLabels[row.cancelReason](), row.cancelNote].filter(Boolean).join(": ")
              : "–",
        },
      ]}
    />
  );
}
