import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { DocumentLine } from "../document-commands.server";
import { agreementLabels } from "./labels";

/** All versions of all papers, newest first. */
export function DocumentTable({
  pledgeId,
  documents,
}: {
  pledgeId: string;
  documents: readonly DocumentLine[];
}) {
  return (
    <DataTable
      caption={m.pledges_documents_title()}
      captionHidden
      rows={documents}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "kind",
          header: m.pledges_document_paper(),
          rowHeader: true,
          cell: (row) => (
            <a className="link" href={`/pledges/${pledgeId}/documents/${row.id}`}>
              {m.pledges_document_version({ kind: agreementLabels[row.kind](), n: String(row.number) })}
            </a>
          ),
        },
        {
          key: "signed",
          header: m.pledges_col_state(),
          cell: (row) => (row.signed ? m.pledges_document_is_signed() : m.pledges_document_is_draft()),
        },
        { key: "whose", header: m.pledges_col_partner(), cell: (row) => row.partnerName },
        { key: "on", header: m.pledges_document_on(), cell: (row) => formatDate(row.madeOn) },
      ]}
    />
  );
}
