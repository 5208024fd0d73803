import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { pledgeForms } from "~/features/needs/catalogue";
import { PledgeFilters } from "../parts/pledge-filters";
import { PledgeTable } from "../parts/pledge-table";
import { isPledgeSort, listOpenShares, listPledges, pledgePageSize } from "../queries.server";
import { pledgeStates } from "../rules";
import { pledgeWaits } from "../rules/waits";

export const meta = () => [{ title: `${m.pledges_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const get = (name: string) => url.searchParams.get(name) ?? "";
  const [sort, program, mine] = [get("sort"), get("program"), get("mine")];
  const filter = {
    text: get("q").trim().slice(0, 100) || undefined,
    state: pledgeStates.find((state) => state === get("state")),
    kind: pledgeForms.find((kind) => kind === get("kind")),
    programId: isId(program) ? program : undefined,
    mine: mine === "own" || mine === "share" ? (mine as "own" | "share") : undefined,
    waits: pledgeWaits.find((wait) => wait === get("waits")),
    sort: isPledgeSort(sort) ? sort : undefined,
  };
  const page = pageNumber(url);
  const { actor } = context;
  const [list, shares] = await Promise.all([listPledges(actor, filter, page), listOpenShares(actor)]);
  return { ...list, filter, page, pageSize: pledgePageSize, shares, mayPledge: can(actor, "pledge.draft") };
}

export default function Pledges() {
  const { rows, total, filter, page, pageSize, shares, mayPledge } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const filtered = Boolean(
    filter.text ?? filter.state ?? filter.kind ?? filter.programId ?? filter.mine ?? filter.waits,
  );
  const newLink = mayPledge ? <ButtonLink href="/pledges/new">{m.pledges_list_new()}</ButtonLink> : null;
  return (
    <Page
      header={
        <PageHeader
          title={`${m.pledges_list_title()} (${formatCount(total)})`}
          lead={mayPledge ? m.pledges_list_lead_partner() : m.pledges_list_lead()}
          actions={newLink}
        />
      }
    >
      {shares.map(({ id, partnerName }) => (
        <Notice key={id} title={m.pledges_own_share_enter()}>
          <p>{m.pledges_share_asked({ partner: partnerName })}</p>
          <ButtonLink href={`/pledges/${id}/share`} look="plain">
            {m.pledges_own_share_enter()}
          </ButtonLink>
        </Notice>
      ))}
      <PledgeFilters filter={filter} search={search} />
      {rows.length === 0 ? (
        <EmptyState
          title={filtered ? m.pledges_list_empty_filtered() : m.pledges_list_empty()}
          action={newLink}
        >
          {!filtered && mayPledge ? <p>{m.pledges_list_empty_text()}</p> : null}
        </EmptyState>
      ) : (
        <PledgeTable rows={rows} search={search} />
      )}
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        hrefOf={(to) => listUrl("/pledges", search, { page: to })}
      />
    </Page>
  );
}
