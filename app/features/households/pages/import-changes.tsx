import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { openChangedRows } from "../import-queries.server";
import { changesPerPage } from "../register-filter";

export const meta = () => [{ title: `${m.households_import_changes_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const page = pageNumber(new URL(request.url));
  return { ...(await openChangedRows(context.actor, params.id, page)), id: params.id, page };
}

/** What a newer version of a list changes, row by row, before and after. */
export default function ImportChanges() {
  const { rows, total, page, id } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const lines = rows.flatMap((row) => row.changes.map((change) => ({ ...row, ...change })));
  return (
    <Page
      crumbs={[
        { href: "/imports", label: m.households_import_title() },
        { href: `/imports/${id}`, label: m.households_import_result_title() },
      ]}
      header={
        <PageHeader title={m.households_import_changes_title()} lead={m.households_import_changes_lead()} />
      }
    >
      {total === 0 ? (
        <EmptyState title={m.households_import_changes_none()} />
      ) : (
        <DataTable
          caption={m.households_import_changes_title()}
          captionHidden
          rows={lines}
          rowKey={(line) => `${line.sheet} ${line.rowNumber} ${line.column}`}
          columns={[
            {
              key: "row",
              header: m.households_import_changes_row(),
              rowHeader: true,
              cell: (line) => `${line.sheet} ${formatCount(line.rowNumber)}`.trim(),
            },
            { key: "column", header: m.households_import_changes_column(), cell: (line) => line.column },
            {
              key: "before",
              header: m.households_import_changes_before(),
              cell: (line) => line.before || "?",
            },
            { key: "after", header: m.households_import_changes_after(), cell: (line) => line.after || "?" },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageSize={changesPerPage}
        total={total}
        hrefOf={(wanted) => listUrl(`/imports/${id}/changes`, search, { page: wanted })}
      />
    </Page>
  );
}
