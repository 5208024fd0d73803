import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { listPageSize } from "../rules/lists";
import { listObjections } from "../objection-queries.server";
import { ObjectionTag, objectionKindWords } from "../parts/objection-words";

export const meta = () => [{ title: `${m.verification_objections_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const show = url.searchParams.get("show") === "all" ? ("all" as const) : ("open" as const);
  const page = pageNumber(url);
  return { ...(await listObjections(context.actor, show, page)), show, page, search: url.search };
}

export default function Objections() {
  const { rows, total, show, page, search } = useLoaderData<typeof loader>();
  const words = new URLSearchParams(search);
  return (
    <Page
      crumbs={[{ href: "/verification", label: m.verification_title() }]}
      header={<PageHeader title={m.verification_objections_title()} kicker={formatCount(total)} />}
    >
      <ul className="flex flex-wrap gap-6">
        {(["open", "all"] as const).map((one) => (
          <li key={one}>
            <a
              className={one === show ? "inline-block min-h-6 font-semibold" : "link inline-block min-h-6"}
              aria-current={one === show ? "true" : undefined}
              href={listUrl("/objections", words, { show: one === "open" ? undefined : one })}
            >
              {one === "open" ? m.verification_objections_open() : m.verification_objections_all()}
            </a>
          </li>
        ))}
      </ul>
      {rows.length === 0 ? (
        <EmptyState title={m.verification_objections_none()} />
      ) : (
        <DataTable
          caption={m.verification_objections_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "reference",
              header: m.verification_objection_reference(),
              rowHeader: true,
              cell: (row) => (
                <a className="link inline-block min-h-6" href={`/objections/${row.id}`}>
                  {row.reference}
                </a>
              ),
            },
            { key: "village", header: m.verification_village(), cell: (row) => row.village },
            {
              key: "kind",
              header: m.verification_objection_kind(),
              cell: (row) => objectionKindWords[row.kind](),
            },
            {
              key: "received",
              header: m.verification_objection_received_on(),
              cell: (row) => formatDate(row.receivedOn),
            },
            {
              key: "state",
              header: m.verification_objection_decision(),
              cell: (row) => <ObjectionTag state={row.state} />,
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageSize={listPageSize}
        total={total}
        hrefOf={(next) => listUrl("/objections", words, { page: next })}
      />
    </Page>
  );
}
