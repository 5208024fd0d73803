import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { Pagination } from "~/ui/pagination";
import { isNeedCode } from "~/features/needs/catalogue";
import { ProgramFilters } from "../parts/program-filters";
import { ProgramTable } from "../parts/program-table";
import { isProgramSort, listProgramAgencies, listPrograms, programPageSize } from "../queries.server";
import { programStates } from "../rules";

export const meta = () => [{ title: `${m.programs_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const get = (name: string) => url.searchParams.get(name) ?? "";
  const [need, state, agency, sort] = [get("need"), get("state"), get("agency"), get("sort")];
  const filter = {
    text: get("q").trim().slice(0, 100) || undefined,
    need: isNeedCode(need) ? need : undefined,
    state: programStates.find((each) => each === state),
    agencyId: isId(agency) ? agency : undefined,
    raiseWaiting: get("quota") === "waiting" || undefined,
    sort: isProgramSort(sort) ? sort : undefined,
  };
  const page = pageNumber(url);
  const [list, agencies] = await Promise.all([
    listPrograms(context.actor, filter, page),
    listProgramAgencies(context.actor),
  ]);
  return {
    ...list,
    filter,
    page,
    pageSize: programPageSize,
    agencies,
    mayDraft: can(context.actor, "program.draft"),
    own: context.actor.agencyId,
    today: context.today,
    inside: can(context.actor, "program.others"),
  };
}

export default function Programs() {
  const { rows, total, filter, page, pageSize, agencies, mayDraft, own, inside, today } =
    useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const filtered = Boolean(
    filter.text ?? filter.need ?? filter.state ?? filter.agencyId ?? filter.raiseWaiting,
  );
  const newLink = mayDraft ? <ButtonLink href="/programs/new">{m.programs_list_new()}</ButtonLink> : null;
  return (
    <Page
      header={
        <PageHeader
          title={`${m.programs_list_title()} (${formatCount(total)})`}
          lead={m.programs_list_lead()}
          actions={
            <>
              {newLink}
              <ButtonLink href="/programs/calendar" look="plain">
                {m.programs_nav_calendar()}
              </ButtonLink>
            </>
          }
        />
      }
    >
      <ProgramFilters filter={filter} agencies={agencies} search={search} />
      {rows.length === 0 ? (
        <EmptyState
          title={filtered ? m.programs_list_empty_filtered() : m.programs_list_empty()}
          action={newLink}
        >
          {filtered ? null : <p>{m.programs_list_empty_text()}</p>}
        </EmptyState>
      ) : (
        <ProgramTable rows={rows} search={search} sortable inside={inside} withState={own !== null} />
      )}
      {inside ? <SourceLine source={m.programs_candidates_source()} date={formatDate(today)} /> : null}
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        hrefOf={(to) => listUrl("/programs", search, { page: to })}
      />
    </Page>
  );
}
