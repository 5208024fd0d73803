import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { AuditFilters, auditChips } from "../parts/audit-filters";
import { AuditTable } from "../parts/audit-table";
import { auditFilter, listActors, listAudit } from "../queries.server";
import { auditPerPage } from "../rules";

export const meta = () => [{ title: `${m.audit_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, settings } = context;
  const url = new URL(request.url);
  const filter = auditFilter(url.searchParams);
  const page = pageNumber(url);
  return {
    ...(await listAudit(actor, filter, page, settings.timeZone)),
    actors: await listActors(actor),
    filter,
    page,
    timeZone: settings.timeZone,
    mayVerify: can(actor, "audit.verify"),
  };
}

export default function Audit() {
  const { total, atLeast, rows, actors, filter, page, timeZone, mayVerify } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const n = formatCount(total);
  return (
    <Page
      header={
        <PageHeader
          title={m.audit_title()}
          kicker={atLeast ? m.audit_count_more({ n }) : m.audit_count({ count: total, n })}
          lead={m.audit_lead()}
          actions={
            mayVerify ? (
              <ButtonLink href="/audit/verification" look="plain">
                {m.audit_verify_link()}
              </ButtonLink>
            ) : undefined
          }
        />
      }
    >
      <div className="flow">
        <AuditFilters filter={filter} actors={actors} />
        <FilterChips chips={auditChips(filter, actors, search)} clearHref="/audit" />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={m.audit_empty()}>
          <p>{m.audit_empty_text()}</p>
        </EmptyState>
      ) : (
        <div className="flow">
          <AuditTable rows={rows} search={search} timeZone={timeZone} />
          <Pagination
            page={page}
            pageSize={auditPerPage}
            total={total}
            atLeast={atLeast}
            hrefOf={(to) => listUrl("/audit", search, { page: to })}
          />
        </div>
      )}
    </Page>
  );
}
