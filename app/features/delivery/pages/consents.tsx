import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { needLabels } from "~/features/needs/parts/labels";
import { listRecipients } from "../queries.server";
import { recipientPageSize } from "../rules";

export const meta = () => [{ title: `${m.delivery_consents_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const page = pageNumber(url);
  const filter = { state: null, offerId: null, district: null, wait: "consent" as const, page };
  return {
    ...(await listRecipients(context.actor, filter)),
    page,
    saved: url.searchParams.has("saved"),
  };
}

/** A village's own people whose word is awaited; whoever is nearest the family asks. */
export default function Consents() {
  const { rows, total, page, saved } = useLoaderData<typeof loader>();
  return (
    <Page
      header={
        <PageHeader
          title={`${m.delivery_consents_title()} (${m.delivery_count({ n: formatCount(total), count: total })})`}
          lead={m.delivery_consents_lead()}
        />
      }
    >
      {saved ? (
        <Notice tone="success" live>
          {m.delivery_consents_saved()}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={m.delivery_consents_empty()}>{m.delivery_consents_empty_text()}</EmptyState>
      ) : (
        <DataTable
          caption={m.delivery_consents_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "name",
              header: m.delivery_recipient(),
              rowHeader: true,
              cell: (row) => (
                <>
                  {row.memberName ?? row.headName}
                  <span className="block text-sm font-normal text-ink-soft">
                    {[row.memberName ? m.delivery_family_of({ name: row.headName }) : null, row.village]
                      .filter(Boolean)
                      .join(", ")}
                  </span>
                </>
              ),
            },
            { key: "need", header: m.delivery_need(), cell: (row) => needLabels[row.need]() },
            { key: "offer", header: m.delivery_consents_offered_by(), cell: (row) => row.offerLabel },
            {
              key: "day",
              header: m.delivery_consents_since(),
              cell: (row) => formatDate(row.approvedOn),
            },
            {
              key: "act",
              header: m.delivery_consent_answer(),
              cell: (row) => (
                <a className="link inline-block min-h-6" href={`/matches/${row.id}/consent`}>
                  {m.delivery_consents_record()}
                  <span className="sr-only">: {row.memberName ?? row.headName}</span>
                </a>
              ),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageSize={recipientPageSize}
        total={total}
        hrefOf={(p) => `/consents?page=${p}`}
      />
    </Page>
  );
}
