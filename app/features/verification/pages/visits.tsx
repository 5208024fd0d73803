import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { NotFound } from "~/platform/access/errors";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { isRegionCode } from "~/features/regions/rules";
import { ButtonLink } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm, SearchField } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { FamilyPlace } from "../parts/family-place";
import { StateTag } from "../parts/tags";
import { readVillage } from "../village-queries.server";
import { listPageSize } from "../rules/lists";
import { listVisits } from "../visit-queries.server";

export const meta = () => [{ title: `${m.verification_visits_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const code = params.village ?? "";
  if (!isRegionCode(code)) throw new NotFound();
  const url = new URL(request.url);
  const page = pageNumber(url);
  const asked = url.searchParams.get("show");
  const show = asked === "all" || asked === "assessed" ? (asked as "all" | "assessed") : ("waiting" as const);
  const words = (url.searchParams.get("q") ?? "").slice(0, 100);
  const [village, list] = await Promise.all([
    readVillage(context.actor, code),
    listVisits(context.actor, { village: code, show, words, page }),
  ]);
  const saved = url.searchParams.has("saved");
  const mayMeet =
    can(context.actor, "deliberation.record", { region: code }) &&
    !village.rounds.some((round) => round.state === "open");
  return { code, name: village.name, mayMeet, ...list, page, show, words, saved, search: url.search };
}

export default function Visits() {
  const { code, name, mayMeet, rows, total, page, show, words, saved, search } =
    useLoaderData<typeof loader>();
  const path = `/verification/villages/${code}/visits`;
  return (
    <Page
      crumbs={[
        { href: "/verification", label: m.verification_title() },
        { href: `/verification/villages/${code}`, label: name },
      ]}
      header={
        <PageHeader
          title={m.verification_visits_title()}
          kicker={m.verification_count_families({ count: total, n: formatCount(total) })}
          lead={m.verification_visits_lead()}
          actions={
            show === "assessed" && total > 0 && mayMeet ? (
              <ButtonLink href={`/verification/villages/${code}/meeting`}>
                {m.verification_village_meeting_link()}
              </ButtonLink>
            ) : null
          }
        />
      }
    >
      {saved ? (
        <Notice tone="success" live>
          <p>{m.verification_visit_saved()}</p>
        </Notice>
      ) : null}
      <FilterForm>
        <SearchField label={m.verification_visits_search()} defaultValue={words} />
        <SelectField
          name="show"
          label={m.verification_visits_show()}
          choose={false}
          defaultValue={show}
          options={[
            { value: "waiting", label: m.verification_visits_waiting() },
            { value: "assessed", label: m.verification_visits_assessed() },
            { value: "all", label: m.verification_visits_all() },
          ]}
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={m.verification_visits_none()} />
      ) : (
        <DataTable
          caption={m.verification_visits_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "head",
              header: m.verification_col_family(),
              rowHeader: true,
              cell: (row) => (
                <a className="link inline-block min-h-6" href={`/visits/${row.id}`}>
                  {row.headName}
                </a>
              ),
            },
            { key: "address", header: m.verification_col_address(), cell: (row) => <FamilyPlace {...row} /> },
            {
              key: "size",
              header: m.verification_col_people(),
              numeric: true,
              cell: (row) => formatCount(row.size),
            },
            {
              key: "state",
              header: m.verification_col_state(),
              cell: (row) => (
                <span className="flex flex-wrap items-center gap-2">
                  <StateTag state={row.state} />
                  {row.hasDraft ? <span>{m.verification_visit_begun()}</span> : null}
                  {row.failed === 1 && show === "waiting" ? (
                    <span>{m.verification_visit_failed_once()}</span>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pageSize={listPageSize}
        total={total}
        hrefOf={(next) => listUrl(path, new URLSearchParams(search), { page: next })}
      />
    </Page>
  );
}
