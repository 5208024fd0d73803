import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { RunRecipientTable } from "../parts/run-recipient-table";
import { listReturned } from "../queries.server";
import { recipientPageSize } from "../rules";

export const meta = () => [{ title: `${m.delivery_returned_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = pageNumber(new URL(request.url));
  return {
    ...(await listReturned(context.actor, page)),
    page,
    mayStart: can(context.actor, "run.start"),
  };
}

export default function Returned() {
  const { rows, total, page, mayStart } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      crumbs={[{ href: "/runs", label: m.frame_nav_runs() }]}
      header={
        <PageHeader
          title={`${m.delivery_returned_title()} (${m.delivery_count({ n: formatCount(total), count: total })})`}
          lead={m.delivery_returned_lead()}
          actions={
            mayStart ? (
              <ButtonLink href="/runs/new" look="plain">
                {m.delivery_returned_run()}
              </ButtonLink>
            ) : null
          }
        />
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={m.delivery_returned_none()} />
      ) : (
        <RunRecipientTable rows={rows} caption={m.delivery_returned_title()} />
      )}
      <Pagination
        page={page}
        pageSize={recipientPageSize}
        total={total}
        hrefOf={(to) => listUrl("/runs/returned", search, { page: to })}
      />
    </Page>
  );
}
