import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { zipOf } from "~/platform/files/zip.server";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { exportRun } from "../export-commands.server";
import { reasonForm } from "../forms";
import { runCrumbs } from "../parts/run-ways";
import { readRun } from "../queries.server";

export const meta = () => [{ title: `${m.matching_export()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  return { run: await readRun(context.actor, params.id) };
}

/** Instance and result as two files in one, ready for `npm run match -- verify`. */
export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const reason = String(context.form.get("reason") ?? "");
  const parsed = reasonForm.safeParse({ reason });
  if (!parsed.success) return data({ reason, error: m.matching_error_reason() }, { status: 422 });
  const { reference, instance, result } = await exportRun(context.actor, params.id, parsed.data.reason);
  const zip = zipOf([
    { name: "instance.json", text: JSON.stringify(instance) },
    { name: "result.json", text: JSON.stringify(result) },
  ]);
  return new Response(new Uint8Array(zip), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${reference}.zip"`,
    },
  });
}

export default function ExportRun() {
  const { run } = useLoaderData<typeof loader>();
  const result = useActionData<{ reason: string; error: string }>();
  return (
    <Page
      width="form"
      crumbs={runCrumbs(run)}
      header={<PageHeader title={m.matching_export()} lead={m.matching_export_lead()} />}
    >
      <ErrorSummary errors={result ? [{ id: "reason", text: result.error }] : []} />
      <p>{m.matching_export_check()}</p>
      <p>
        <code className="wrap-anywhere">{m.matching_export_command()}</code>
      </p>
      <Form method="post" className="flow" noValidate reloadDocument>
        <TextArea
          name="reason"
          label={m.matching_export_reason()}
          hint={m.matching_export_reason_hint()}
          rows={3}
          defaultValue={result?.reason}
          error={result?.error}
        />
        <Button>{m.matching_export_get()}</Button>
      </Form>
    </Page>
  );
}
