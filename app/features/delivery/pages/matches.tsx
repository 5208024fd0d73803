import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips, FilterForm } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { needLabels } from "~/features/needs/parts/labels";
import { matchStateLabels } from "../parts/labels";
import { MatchTag } from "../parts/match-tag";
import { TogetherTasks } from "../parts/together-tasks";
import { listDistrictsOfAgency, listOffersOfAgency, listRecipients } from "../queries.server";
import { matchStates, recipientPageSize, waitingFors } from "../rules";

export const meta = () => [{ title: `${m.delivery_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const state = url.searchParams.get("state");
  const offer = url.searchParams.get("offer");
  const wait = url.searchParams.get("wait");
  const district = url.searchParams.get("district") ?? "";
  const filter = {
    state: matchStates.find((one) => one === state) ?? null,
    offerId: offer !== null && isId(offer) ? offer : null,
    district: /^\d\d\.\d\d\.\d\d$/.test(district) ? district : null,
    wait: waitingFors.find((one) => one === wait) ?? null,
    page: pageNumber(url),
  };
  const [list, offers, districts] = await Promise.all([
    listRecipients(context.actor, filter),
    listOffersOfAgency(context.actor),
    listDistrictsOfAgency(context.actor),
  ]);
  return { ...list, offers, districts, filter, mayAccept: can(context.actor, "match.accept") };
}

const waitWords = {
  consent: m.delivery_wait_consent,
  schedule: m.delivery_wait_schedule,
  delivery: m.delivery_wait_delivery,
  check: m.delivery_wait_check,
};

export default function Matches() {
  const { rows, total, offers, districts, filter, mayAccept } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      header={
        <PageHeader
          title={`${m.delivery_list_title()} (${m.delivery_count({ n: formatCount(total), count: total })})`}
          lead={m.delivery_list_lead()}
        />
      }
    >
      {mayAccept ? <TogetherTasks offers={offers} /> : null}
      <FilterForm action="/matches" keep={{ wait: filter.wait ?? undefined }}>
        <SelectField
          name="state"
          label={m.delivery_state()}
          choose={m.delivery_all()}
          defaultValue={filter.state ?? ""}
          options={matchStates.map((value) => ({ value, label: matchStateLabels[value]() }))}
        />
        <SelectField
          name="offer"
          label={m.delivery_offer()}
          choose={m.delivery_all()}
          defaultValue={filter.offerId ?? ""}
          options={offers.map(({ id, label }) => ({ value: id, label }))}
        />
        <SelectField
          name="district"
          label={m.delivery_district()}
          choose={m.delivery_all()}
          defaultValue={filter.district ?? ""}
          options={districts.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FilterForm>
      <FilterChips
        chips={
          filter.wait
            ? [
                {
                  label: waitWords[filter.wait](),
                  removeHref: listUrl("/matches", search, { wait: undefined }),
                },
              ]
            : []
        }
        clearHref="/matches"
      />
      {rows.length === 0 ? (
        <EmptyState title={m.delivery_list_empty()}>
          <p>{m.delivery_list_empty_text()}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={m.delivery_list_title()}
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
                  <a className="link" href={`/matches/${row.id}`}>
                    {row.memberName ?? row.headName}
                  </a>
                  <span className="block text-sm font-normal text-ink-soft">
                    {[
                      row.memberName ? m.delivery_family_of({ name: row.headName }) : null,
                      row.village,
                      row.district,
                    ]
                      .filter(Boolean)
                      .join(", ")}
                  </span>
                </>
              ),
            },
            { key: "need", header: m.delivery_need(), cell: (row) => needLabels[row.need]() },
            { key: "offer", header: m.delivery_offer(), cell: (row) => row.offerLabel },
            { key: "state", header: m.delivery_state(), cell: (row) => <MatchTag state={row.state} /> },
            {
              key: "day",
              header: m.delivery_day(),
              cell: (row) => formatDate(row.deliveredOn ?? row.scheduledOn ?? row.approvedOn),
            },
          ]}
        />
      )}
      <Pagination
        page={filter.page}
        pageSize={recipientPageSize}
        total={total}
        hrefOf={(page) => listUrl("/matches", search, { page })}
      />
    </Page>
  );
}
