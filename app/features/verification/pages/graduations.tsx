import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips } from "~/ui/filters";
import { Page, PageHeader } from "~/ui/page";
import { listExits } from "../exit-queries.server";
import { ExitTag, exitKindWords } from "../parts/exit-words";
import { reasonWords } from "../parts/labels";

export const meta = () => [{ title: `${m.verification_exits_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const waiting = new URL(request.url).searchParams.get("state") === "proposed";
  return { exits: await listExits(context.actor, waiting), waiting };
}

export default function Graduations() {
  const { exits, waiting } = useLoaderData<typeof loader>();
  return (
    <Page
      crumbs={[{ href: "/verification", label: m.verification_title() }]}
      header={<PageHeader title={m.verification_exits_title()} />}
    >
      <FilterChips
        chips={waiting ? [{ label: m.verification_exit_state_proposed(), removeHref: "/graduations" }] : []}
        clearHref="/graduations"
      />
      {exits.length === 0 ? (
        <EmptyState title={m.verification_exits_none()} />
      ) : (
        <DataTable
          caption={m.verification_exits_title()}
          captionHidden
          rows={exits}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "head",
              header: m.verification_col_family(),
              rowHeader: true,
              cell: (row) => (
                <a className="link inline-block min-h-6" href={`/graduations/${row.id}`}>
                  {row.headName}
                </a>
              ),
            },
            { key: "village", header: m.verification_village(), cell: (row) => row.village },
            {
              key: "kind",
              header: m.verification_exit_kind(),
              cell: (row) => (
                <>
                  {exitKindWords[row.kind]()}
                  {row.reason ? <span className="block text-sm">{reasonWords[row.reason]()}</span> : null}
                </>
              ),
            },
            { key: "on", header: m.verification_proposed_on(), cell: (row) => formatDate(row.proposedOn) },
            {
              key: "state",
              header: m.verification_col_state(),
              cell: (row) => <ExitTag state={row.state} />,
            },
          ]}
        />
      )}
    </Page>
  );
}
