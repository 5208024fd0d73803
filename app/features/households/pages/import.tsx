import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { Progress } from "~/ui/progress";
import { readImport } from "../import-queries.server";
import { ImportColumns, ImportFigures, ImportFindings } from "../parts/import-figures";
import { ImportTag } from "../parts/import-tag";
import { failureWord } from "../parts/import-words";

export const meta = () => [{ title: `${m.households_import_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const batch = await readImport(context.actor, params.id);
  return { batch, key: newId(), mayConfirm: can(context.actor, "import.confirm") };
}

export default function Import() {
  const { batch, key, mayConfirm } = useLoaderData<typeof loader>();
  const { state, result } = batch;
  const working = state === "uploaded" || state === "checking" || state === "writing";
  useReload(working);
  const total = result?.total;
  return (
    <Page
      crumbs={[{ href: "/imports", label: m.households_import_title() }]}
      header={<PageHeader title={batch.fileName} tag={<ImportTag state={state} />} />}
    >
      {working ? (
        <section className="flow">
          <Progress
            label={
              state === "writing"
                ? m.households_import_progress_writing()
                : m.households_import_progress_checking()
            }
            done={batch.progress ?? undefined}
            total={batch.progress === null ? undefined : 100}
            text={m.households_import_progress_text({ n: formatCount(batch.progress ?? 0) })}
          />
          <p>{m.households_import_progress_hint()}</p>
          <ButtonLink look="plain" href={`/imports/${batch.id}`}>
            {m.households_import_reload()}
          </ButtonLink>
        </section>
      ) : null}
      {state === "failed" ? (
        <Notice tone="warning" title={m.households_import_failed_title()}>
          {failureWord(batch.failure ?? "")}
        </Notice>
      ) : null}
      {state === "done" ? <Notice tone="success">{m.households_import_done_text()}</Notice> : null}
      {state === "cancelled" ? <Notice>{m.households_import_cancelled_text()}</Notice> : null}
      {state === "checked" && mayConfirm && total ? (
        <Form method="post" action={`/imports/${batch.id}/confirmation`} className="flow max-w-text">
          <input type="hidden" name="key" value={key} />
          <p>
            {m.households_import_confirm_text({
              n: formatCount(total.new + total.changed),
              fresh: formatCount(total.new),
              changed: formatCount(total.changed),
              refused: formatCount(total.refused),
            })}
          </p>
          <Button>{m.households_import_confirm()}</Button>
        </Form>
      ) : null}
      {result && state !== "cancelled" && state !== "failed" ? (
        <>
          <ImportFigures
            result={result}
            done={state === "done"}
            changesHref={mayConfirm ? `/imports/${batch.id}/changes` : undefined}
          />
          <ImportFindings result={result} batchId={batch.id} />
          <ImportColumns result={result} />
        </>
      ) : null}
      {mayConfirm && (working || state === "checked") ? (
        <Form method="post" action={`/imports/${batch.id}/cancellation`}>
          <Button look="plain">{m.households_import_cancel()}</Button>
        </Form>
      ) : null}
    </Page>
  );
}

/** Looks again every two seconds while the work goes on; without scripts there is the button. */
function useReload(working: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(revalidate, 2000);
    return () => clearInterval(timer);
  }, [working, revalidate]);
}
