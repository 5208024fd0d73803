import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader, Section } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { SourceLine } from "~/ui/stat";
import { ProgramTable } from "~/features/programs/parts/program-table";
import { listPrograms, programPageSize } from "~/features/programs/queries.server";
import { readOpenNeeds } from "../cell-queries.server";
import { OpenNeedsTable } from "../parts/open-needs-table";

export const meta = () => [{ title: `${m.pledges_market_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = pageNumber(new URL(request.url));
  const [open, programs] = await Promise.all([
    readOpenNeeds(context.actor),
    listPrograms(context.actor, { state: "published" }, page),
  ]);
  return { open, programs, page, pageSize: programPageSize, mayPledge: can(context.actor, "pledge.draft") };
}

export default function Market() {
  const { open, programs, page, pageSize, mayPledge } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page header={<PageHeader title={m.pledges_market_title()} lead={m.pledges_market_lead()} />}>
      <Section title={m.pledges_market_needs()}>
        {open.asOf === null ? (
          <EmptyState title={m.pledges_market_no_figures()} />
        ) : (
          <>
            {open.needs.some(({ unserved }) => unserved !== null) ? (
              <p className="max-w-text">{m.pledges_market_order()}</p>
            ) : null}
            <OpenNeedsTable needs={open.needs} fewerThan={open.fewerThan} mayPledge={mayPledge} />
            <p className="max-w-text text-sm text-ink-soft">
              {m.disclosure_note({
                ...{ step: formatCount(open.step), few: formatCount(open.fewerThan) },
                date: formatDate(open.nextOn ?? open.asOf),
              })}
            </p>
            <SourceLine source={m.pledges_market_source()} date={formatDate(open.asOf)} />
          </>
        )}
      </Section>
      <Section title={m.pledges_market_programs()}>
        {programs.rows.length === 0 ? (
          <EmptyState title={m.pledges_market_programs_empty()} />
        ) : (
          <ProgramTable rows={programs.rows} search={search} />
        )}
        <Pagination
          page={page}
          pageSize={pageSize}
          total={programs.total}
          hrefOf={(to) => listUrl("/market", search, { page: to })}
        />
      </Section>
    </Page>
  );
}
