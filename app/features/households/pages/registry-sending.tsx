import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { countRegistryChecks, sendToRegistry } from "../registry-commands.server";

export const meta = () => [{ title: `${m.households_registry_send_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const sent = Number(new URL(request.url).searchParams.get("sent") ?? "");
  return { rows: await countRegistryChecks(context.actor), sent: Number.isSafeInteger(sent) ? sent : 0 };
}

export async function action({ context }: ActionFunctionArgs) {
  const sent = await sendToRegistry(context.actor, String(context.form.get("district") ?? ""));
  return redirect(`/registry/sending?sent=${sent}`);
}

export default function RegistrySending() {
  const { rows, sent } = useLoaderData<typeof loader>();
  return (
    <Page
      header={
        <PageHeader title={m.households_registry_send_title()} lead={m.households_registry_send_lead()} />
      }
    >
      {sent > 0 ? (
        <Notice tone="success" live>
          {m.households_registry_did_send({ n: formatCount(sent), count: sent })}
        </Notice>
      ) : null}
      <DataTable
        caption={m.households_registry_send_title()}
        captionHidden
        rows={rows}
        rowKey={(row) => row.district}
        columns={[
          { key: "name", header: m.households_registry_district(), cell: (row) => row.name, rowHeader: true },
          {
            key: "unsent",
            header: m.households_registry_unsent(),
            numeric: true,
            cell: (row) => formatCount(row.unsent),
          },
          {
            key: "sent",
            header: m.households_registry_sent(),
            numeric: true,
            cell: (row) => formatCount(row.sent),
          },
          {
            key: "bad",
            header: m.households_registry_bad(),
            numeric: true,
            cell: (row) => formatCount(row.disagrees),
          },
          {
            key: "send",
            header: m.households_registry_send(),
            cell: (row) =>
              row.unsent > 0 ? (
                <Form method="post">
                  <Button
                    look="plain"
                    name="district"
                    value={row.district}
                    aria-label={m.households_registry_send_of({ district: row.name })}
                  >
                    {m.households_registry_send()}
                  </Button>
                </Form>
              ) : (
                "–"
              ),
          },
        ]}
      />
    </Page>
  );
}
