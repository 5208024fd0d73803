import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels } from "~/features/needs/parts/labels";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { SourceLine } from "~/ui/stat";
import { listForgotten, readDistricts } from "../forgotten-queries.server";
import { overviewFilter } from "../overview-queries.server";
import { ForgottenTable } from "../parts/forgotten-table";
import { PlaceNeedFilter } from "../parts/place-need-filter";
import { forgottenPerPage } from "../rules/forgotten";

export const meta = () => [{ title: `${m.reporting_forgotten_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  const url = new URL(request.url);
  const filter = overviewFilter(url.searchParams);
  const page = pageNumber(url);
  return {
    ...(await listForgotten(actor, filter, page)),
    districts: await readDistricts(actor),
    filter,
    page,
    mayExport: can(actor, "forgotten.export"),
  };
}

export default function Forgotten() {
  const { total, rows, on, districts, filter, page, mayExport } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const chips = [
    ...(filter.district
      ? [
          {
            label: districts.find(({ code }) => code === filter.district)?.name ?? filter.district,
            removeHref: listUrl("/forgotten", search, { district: undefined }),
          },
        ]
      : []),
    ...(filter.need
      ? [{ label: needLabels[filter.need](), removeHref: listUrl("/forgotten", search, { need: undefined }) }]
      : []),
  ];
  return (
    <Page
      header={
        <PageHeader
          title={m.reporting_forgotten_title()}
          kicker={m.reporting_count_household({ count: total, n: formatCount(total) })}
          lead={m.reporting_forgotten_lead()}
        />
      }
    >
      <div className="flow">
        <PlaceNeedFilter action="/forgotten" districts={districts} filter={filter} />
        <FilterChips chips={chips} clearHref="/forgotten" />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={m.reporting_forgotten_empty()}>
          <p>{m.reporting_forgotten_empty_text()}</p>
        </EmptyState>
      ) : (
        <div className="flow">
          <ForgottenTable rows={rows} />
          <Pagination
            page={page}
            pageSize={forgottenPerPage}
            total={total}
            hrefOf={(to) => listUrl("/forgotten", search, { page: to })}
          />
          <SourceLine source={m.reporting_source_register()} date={formatDate(on)} />
          {mayExport ? <Export search={search} /> : null}
        </div>
      )}
    </Page>
  );
}

function Export({ search }: { search: URLSearchParams }) {
  return (
    <Form
      method="post"
      action={listUrl("/forgotten/export", search, {})}
      reloadDocument
      className="print:hidden"
    >
      <p className="mb-2 text-sm text-ink-soft">{m.reporting_forgotten_export_note()}</p>
      <div className="flex flex-wrap gap-4">
        <Button look="plain" name="format" value="xlsx">
          {m.reporting_overview_export_xlsx()}
        </Button>
        <Button look="plain" name="format" value="csv">
          {m.reporting_overview_export_csv()}
        </Button>
      </div>
    </Form>
  );
}
