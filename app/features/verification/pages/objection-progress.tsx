import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { TextField } from "~/ui/text-fields";
import { objectionProgress } from "../objection-queries.server";

export const meta = () => [{ title: `${m.verification_objection_progress_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get("reference") ?? "").slice(0, 60);
  return { typed, found: typed ? await objectionProgress(context.actor, typed) : null };
}

export default function ObjectionProgress() {
  const { typed, found } = useLoaderData<typeof loader>();
  const error = typed && !found ? m.verification_problem_reference_unknown() : undefined;
  return (
    <Page
      width="form"
      header={
        <PageHeader
          title={m.verification_objection_progress_title()}
          lead={m.verification_objection_private()}
        />
      }
    >
      <ErrorSummary errors={error ? [{ text: error, id: "reference" }] : []} />
      <form method="get" className="flow">
        <TextField
          name="reference"
          label={m.verification_objection_reference()}
          width="medium"
          autoComplete="off"
          defaultValue={typed}
          error={error}
        />
        <Button look="plain">{m.verification_objection_look()}</Button>
      </form>
      {found ? (
        <SummaryList
          rows={[
            { label: m.verification_objection_reference(), value: found.reference },
            { label: m.verification_objection_received_on(), value: formatDate(found.receivedOn) },
            {
              label: m.verification_objection_decided_on(),
              value: found.decidedOn ? (
                <>
                  {formatDate(found.decidedOn)}
                  <span className="block">{m.verification_objection_told()}</span>
                </>
              ) : (
                m.verification_objection_not_decided()
              ),
            },
          ]}
        />
      ) : null}
    </Page>
  );
}
