import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { visitor } from "~/platform/access/actor";
import { pageNumber } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { EmptyState } from "~/ui/empty-state";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { ProgramTable } from "../parts/program-table";
import { listPrograms, programPageSize } from "../queries.server";

export const meta = () => [{ title: `${m.programs_public_title()} – ${m.frame_product()}` }];

/** What everybody may see, whoever is signed in. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = pageNumber(new URL(request.url));
  const list = await listPrograms({ ...visitor, key: context.actor.key }, { state: "published" }, page);
  return { ...list, page, pageSize: programPageSize };
}

export default function PublicPrograms() {
  const { rows, total, page, pageSize } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page header={<PageHeader title={m.programs_public_title()} lead={m.programs_public_lead()} />}>
      {rows.length === 0 ? (
        <EmptyState title={m.programs_list_empty()} />
      ) : (
        <ProgramTable rows={rows} search={search} hrefOf={(row) => `/public/programs/${row.reference}`} />
      )}
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        hrefOf={(to) => listUrl("/public/programs", search, { page: to })}
      />
    </Page>
  );
}
