import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { FilterForm } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { matchId } from "../form-answer.server";
import { matchStateLabels } from "../parts/labels";
import { RunRecipientTable } from "../parts/run-recipient-table";
import { listRunRecipients } from "../queries.server";
import { matchStates, recipientPageSize } from "../rules";

export const meta = () => [{ title: `${m.delivery_run_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const wanted = url.searchParams.get("state");
  const state = matchStates.find((one) => one === wanted) ?? null;
  const page = pageNumber(url);
  const runId = matchId(params.id);
  return { ...(await listRunRecipients(context.actor, runId, { state, page })), runId, state, page };
}

export default function RunRecipients() {
  const { reference, rows, total, runId, state, page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const path = `/runs/${runId}/recipients`;
  return (
    <Page
      crumbs={[{ href: `/runs/${runId}`, label: reference }]}
      header={
        <PageHeader
          title={`${m.delivery_run_title()} (${m.delivery_count({ n: formatCount(total), count: total })})`}
          lead={m.delivery_run_lead()}
        />
      }
    >
      <FilterForm action={path}>
        <SelectField
          name="state"
          label={m.delivery_state()}
          choose={m.delivery_all()}
          defaultValue={state ?? ""}
          options={matchStates.map((value) => ({ value, label: matchStateLabels[value]() }))}
        />
      </FilterForm>
      <RunRecipientTable rows={rows} caption={m.delivery_run_title()} />
      <Pagination
        page={page}
        pageSize={recipientPageSize}
        total={total}
        hrefOf={(to) => listUrl(path, search, { page: to })}
      />
    </Page>
  );
}
