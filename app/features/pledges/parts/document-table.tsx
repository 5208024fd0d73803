import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { DocumentLine } from "../document-commands.server";
import { paperLabels } from "./labels";
import { addendumName } from "./paper-choices";

/** All versions of all papers, newest first. */
export function DocumentTable({
  pledgeId,
  documents,
  addenda,
}: {
  pledgeId: string;
  documents: readonly DocumentLine[];
  addenda: readonly { id: string; nth: number; decidedOn: string | null }[];
}) {
  const nameOf = ({ kind, amendmentId }: DocumentLine) => {
    const addendum = addenda.find(({ id }) => id === amendmentId);
    return addendum ? addendumName(addendum) : paperLabels[kind]();
  };
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
              {m.pledges_document_version({ kind: nameOf(row), n: String(row.number) })}
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
