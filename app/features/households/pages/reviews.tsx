import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { reviewKindWords } from "../parts/review-words";
import { reviewsPerPage } from "../register-filter";
import { listReviews } from "../review-queries.server";
import { reviewKinds } from "../rules/review";

export const meta = () => [{ title: `${m.households_reviews_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const kind = reviewKinds.find((one) => one === url.searchParams.get("kind")) ?? null;
  const page = pageNumber(url);
  return {
    ...(await listReviews(context.actor, { kind, page })),
    kind,
    page,
    saved: url.searchParams.has("saved"),
  };
}

export default function Reviews() {
  const { rows, total, byKind, kind, page, saved } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      header={
        <PageHeader
          title={`${m.households_reviews_title()} (${formatCount(total)})`}
          lead={m.households_reviews_lead()}
        />
      }
    >
      {saved ? (
        <Notice tone="success" live>
          {m.households_review_saved()}
        </Notice>
      ) : null}
      <FilterForm action="/reviews">
        <SelectField
          name="kind"
          label={m.households_reviews_kind()}
          choose={m.households_reviews_all()}
          defaultValue={kind ?? ""}
          options={reviewKinds.map((value) => ({
            value,
            label: `${reviewKindWords[value]()} (${formatCount(byKind[value] ?? 0)})`,
          }))}
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={m.households_reviews_empty()}>{m.households_reviews_empty_text()}</EmptyState>
      ) : (
        <DataTable
          caption={m.households_reviews_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "person",
              header: m.households_reviews_person(),
              rowHeader: true,
              cell: (row) => (
                <>
                  <a className="link" href={`/reviews/${row.id}`}>
                    {row.name ?? m.households_reviews_open()}
                  </a>
                  <span className="block text-sm font-normal text-ink-soft">
                    {[row.village, row.district].filter(Boolean).join(", ")}
                  </span>
                </>
              ),
            },
            {
              key: "kind",
              header: m.households_reviews_kind(),
              cell: (row) => reviewKindWords[row.kind](),
            },
            {
              key: "from",
              header: m.households_reviews_from(),
              cell: (row) =>
                row.fileName
                  ? m.households_reviews_row({ file: row.fileName, n: formatCount(row.rowNumber ?? 0) })
                  : "–",
            },
            {
              key: "since",
              header: m.households_reviews_since(),
              cell: (row) => formatDate(row.openedOn),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageSize={reviewsPerPage}
        total={total}
        hrefOf={(p) => listUrl("/reviews", search, { page: p })}
      />
    </Page>
  );
}
