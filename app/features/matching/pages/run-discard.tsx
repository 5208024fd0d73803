import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound, RuleBroken } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink, ButtonRow, DangerButton } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { reasonForm } from "../forms";
import { refusalLabels } from "../parts/labels";
import { readRun } from "../queries.server";
import { discardRun } from "../run-commands.server";

export const meta = () => [{ title: `${m.matching_discard()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  return { run: await readRun(context.actor, params.id) };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const reason = String(context.form.get("reason") ?? "");
  const parsed = reasonForm.safeParse({ reason });
  if (!parsed.success) return data({ reason, error: m.matching_error_reason() }, { status: 422 });
  try {
    await discardRun(context.actor, params.id, parsed.data.reason);
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return data({ reason, error: refusalLabels[error.code]?.() ?? error.code }, { status: 422 });
  }
  return redirect(`/runs/${params.id}`);
}

export default function DiscardRun() {
  const { run } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page
      width="form"
      crumbs={[
        { href: "/runs", label: m.matching_runs_title() },
        { href: `/runs/${run.id}`, label: run.reference },
      ]}
      header={<PageHeader title={m.matching_discard()} lead={m.matching_discard_lead()} />}
    >
      <ErrorSummary errors={result ? [{ id: "reason", text: result.error }] : []} />
      <Form method="post" className="flow" noValidate>
        <TextArea
          name="reason"
          label={m.matching_reason()}
          defaultValue={result?.reason}
          error={result?.error}
        />
        <ButtonRow>
          <DangerButton>{m.matching_discard()}</DangerButton>
          <ButtonLink look="plain" href={`/runs/${run.id}`}>
            {m.matching_back()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
