import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { RuleBroken } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { listOpenPeriods, listSupplyAndDemand } from "../decision-queries.server";
import { readRunForm, readRunValues, type RunFormField } from "../forms";
import { refusalLabels } from "../parts/labels";
import { KeptDecisions } from "../parts/kept-decisions";
import { keptOf, valuesOfRun } from "../parts/run-values";
import { runErrorLabels, RunFields } from "../parts/run-fields";
import { listDistricts, readRun } from "../queries.server";
import { readDecisionWords } from "../result-queries.server";
import { startRun } from "../run-commands.server";
import { listWeightVersions } from "../weight-queries.server";

export const meta = () => [{ title: `${m.matching_start()} – ${m.frame_product()}` }];

/** The run whose settings are copied, when the address names one. */
async function readBase({ context, request }: Pick<LoaderFunctionArgs, "context" | "request">) {
  const from = new URL(request.url).searchParams.get("from") ?? undefined;
  return isId(from) ? readRun(context.actor, from) : null;
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  const [base, periods] = await Promise.all([readBase({ context, request }), listOpenPeriods(actor)]);
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get("period") ?? base?.period;
  const wantedNeeds = searchParams.get("needs")?.split(",") ?? null;
  const period = periods.find(({ code }) => code === wanted)?.code ?? context.today.slice(0, 4);
  const [supply, versions, districts] = await Promise.all([
    listSupplyAndDemand(actor, period),
    listWeightVersions(actor),
    listDistricts(actor, context.settings.region),
  ]);
  return {
    base,
    words: base ? await readDecisionWords(actor, base) : null,
    periods: periods.map(({ code }) => code),
    supply: supply.filter(({ places }) => places > 0),
    weights: versions.map(({ version, note }) => ({ version, note })),
    districts,
    given: valuesOfRun(base, period, supply, wantedNeeds),
    key: newId(),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const base = await readBase({ context, request });
  const values = readRunValues(form);
  const read = readRunForm(values);
  if ("errors" in read) return data({ values, errors: read.errors, refused: null }, { status: 422 });
  const { weights, ...settings } = read;
  try {
    const id = await startRun(
      actor,
      { ...settings, weightVersion: weights, offerIds: null, ...keptOf(base, values.keep) },
      String(form.get("key") ?? "") || null,
    );
    return redirect(base ? `/runs/compare?a=${base.id}&b=${id}` : `/runs/${id}`);
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return data({ values, errors: [] as RunFormField[], refused: error.code }, { status: 422 });
  }
}

export default function NewRun() {
  const { base, words, given, key, supply, ...choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors: { id: string; text: string }[] = (result?.errors ?? []).map((id) => ({
    id,
    text: runErrorLabels[id](),
  }));
  if (result?.refused)
    errors.push({
      id: result.refused.startsWith("floor") ? "floors" : "needs",
      text: refusalLabels[result.refused]?.() ?? result.refused,
    });
  return (
    <Page
      width="form"
      crumbs={[{ href: "/runs", label: m.matching_runs_title() }]}
      header={
        <PageHeader
          kicker={base ? m.matching_copy_of({ reference: base.reference }) : null}
          title={
            base
              ? base.state === "approved"
                ? m.matching_follow_up()
                : m.matching_copy()
              : m.matching_start()
          }
          lead={base?.state === "approved" ? m.matching_follow_up_lead() : m.matching_start_lead()}
        />
      }
    >
      <ErrorSummary errors={errors} />
      {supply.length === 0 ? <Notice tone="warning">{m.matching_no_supply()}</Notice> : null}
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="key" value={key} />
        <RunFields {...choices} supply={supply} values={result?.values ?? given} errors={errors} />
        {base && words ? <KeptDecisions run={base} words={words} keep={result?.values.keep ?? null} /> : null}
        <Button>{m.matching_compute()}</Button>
      </Form>
    </Page>
  );
}
