import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips } from "~/ui/filters";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { listImports } from "../import-queries.server";
import { ImportTag } from "../parts/import-tag";
import { importStates } from "../parts/import-words";
import { importsPerPage } from "../register-filter";

export const meta = () => [{ title: `${m.households_import_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const page = pageNumber(url);
  const checked = url.searchParams.get("state") === "checked";
  const { actor, settings } = context;
  return {
    ...(await listImports(actor, page, checked)),
    page,
    checked,
    timeZone: settings.timeZone,
    mayUpload: can(actor, "import.upload"),
  };
}

export default function Imports() {
  const { rows, total, page, checked, timeZone, mayUpload } = useLoaderData<typeof loader>();
  return (
    <Page
      header={
        <PageHeader
          title={m.households_import_title()}
          lead={m.households_import_lead()}
          actions={
            mayUpload ? <ButtonLink href="/imports/new">{m.households_import_new()}</ButtonLink> : undefined
          }
        />
      }
    >
      <FilterChips
        chips={checked ? [{ label: importStates.checked?.() ?? "", removeHref: "/imports" }] : []}
        clearHref="/imports"
      />
      {rows.length === 0 ? (
        <EmptyState title={m.households_import_empty()}>{m.households_import_empty_text()}</EmptyState>
      ) : (
        <DataTable
          caption={m.households_import_caption()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "file",
              header: m.households_import_col_file(),
              rowHeader: true,
              cell: (row) => (
                <a className="link wrap-anywhere" href={`/imports/${row.id}`}>
                  {row.fileName}
                </a>
              ),
            },
            {
              key: "state",
              header: m.households_import_col_state(),
              cell: (row) => <ImportTag state={row.state} />,
            },
            {
              key: "rows",
              header: m.households_import_col_rows(),
              numeric: true,
              cell: (row) => (row.total === null ? "–" : formatCount(row.total)),
            },
            {
              key: "at",
              header: m.households_import_col_at(),
              cell: (row) => formatMoment(row.createdAt, timeZone),
            },
          ]}
        />
      )}
      <Pagination page={page} pageSize={importsPerPage} total={total} hrefOf={(p) => `/imports?page=${p}`} />
    </Page>
  );
}
