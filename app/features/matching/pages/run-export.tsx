import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { runCrumbs } from "../parts/run-ways";
import { readRun } from "../queries.server";

export const meta = () => [{ title: `${m.matching_export()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const missing = new URL(request.url).searchParams.get("reason") === "missing";
  return { run: await readRun(context.actor, params.id), missing };
}

export default function ExportRun() {
  const { run, missing } = useLoaderData<typeof loader>();
  const error = missing ? m.matching_error_reason() : undefined;
  return (
    <Page
      width="form"
      crumbs={runCrumbs(run)}
      header={<PageHeader title={m.matching_export()} lead={m.matching_export_lead()} />}
    >
      <ErrorSummary errors={error ? [{ id: "reason", text: error }] : []} />
      <p>{m.matching_export_check()}</p>
      <p>
        <code className="wrap-anywhere">{m.matching_export_command()}</code>
      </p>
      <form method="post" action={`/runs/${run.id}/export/file`} className="flow" noValidate>
        <TextArea
          name="reason"
          label={m.matching_export_reason()}
          hint={m.matching_export_reason_hint()}
          rows={3}
          error={error}
        />
        <Button>{m.matching_export_get()}</Button>
      </form>
    </Page>
  );
}
