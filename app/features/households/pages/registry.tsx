import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { RegistryWord } from "../parts/registry-word";
import { sentPerPage } from "../register-filter";
import { answerRegistry, listSent } from "../registry-commands.server";

export const meta = () => [{ title: `${m.households_registry_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const page = pageNumber(url);
  const saved = Number(url.searchParams.get("saved") ?? "");
  return {
    ...(await listSent(context.actor, page)),
    page,
    pageSize: sentPerPage,
    saved: Number.isSafeInteger(saved) ? saved : 0,
  };
}

export async function action({ context }: ActionFunctionArgs) {
  const answers = new Map<string, "agrees" | "disagrees">();
  for (const [name, value] of context.form) {
    const id = name.replace(/^word-/, "");
    if (name !== id && isId(id) && (value === "agrees" || value === "disagrees")) answers.set(id, value);
  }
  const saved = await answerRegistry(context.actor, answers);
  return redirect(`/registry?saved=${saved}`);
}

export default function Registry() {
  const { total, rows, page, pageSize, saved } = useLoaderData<typeof loader>();
  return (
    <Page
      header={
        <PageHeader
          title={m.households_registry_title()}
          kicker={m.households_registry_count({ n: formatCount(total), count: total })}
          lead={m.households_registry_lead()}
        />
      }
    >
      {saved > 0 ? (
        <Notice tone="success" live>
          {m.households_registry_saved({ n: formatCount(saved), count: saved })}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={m.households_registry_empty()}>{m.households_registry_empty_text()}</EmptyState>
      ) : (
        <Form method="post" className="flow">
          <DataTable
            caption={m.households_registry_caption()}
            captionHidden
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              { key: "name", header: m.households_registry_name(), cell: (row) => row.name, rowHeader: true },
              {
                key: "nik",
                header: m.households_registry_nik(),
                cell: (row) => <span className="tabular-nums">{row.nik ?? "–"}</span>,
              },
              {
                key: "birth",
                header: m.households_registry_birth(),
                cell: (row) => (row.birthDate ? formatDate(row.birthDate) : "?"),
              },
              { key: "place", header: m.households_registry_place(), cell: (row) => row.place },
              {
                key: "word",
                header: m.households_registry_word(),
                cell: (row) => <RegistryWord id={row.id} name={row.name} />,
              },
            ]}
          />
          <Button>{m.households_registry_save()}</Button>
        </Form>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} hrefOf={(p) => `/registry?page=${p}`} />
    </Page>
  );
}
