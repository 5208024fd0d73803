import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { RuleBroken } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { CheckboxGroup, RadioGroup, SelectField } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { TextField } from "~/ui/text-fields";
import { needLabels } from "~/features/needs/parts/labels";
import { listOpenPeriods, listSupplyAndDemand } from "../decision-queries.server";
import { runForm } from "../forms";
import { refusalLabels } from "../parts/labels";
import { startRun } from "../run-commands.server";

export const meta = () => [{ title: `${m.matching_start()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const periods = await listOpenPeriods(context.actor);
  const wanted = new URL(request.url).searchParams.get("period");
  const period = periods.find(({ code }) => code === wanted)?.code ?? context.today.slice(0, 4);
  const supply = await listSupplyAndDemand(context.actor, period);
  return { periods, period, supply: supply.filter(({ places }) => places > 0), key: newId() };
}

export async function action({ context }: ActionFunctionArgs) {
  const { form, actor } = context;
  const values = {
    period: String(form.get("period") ?? ""),
    needs: form.getAll("needs").map(String),
    cap: String(form.get("cap") ?? ""),
    seed: String(form.get("seed") ?? ""),
  };
  const parsed = runForm.safeParse(values);
  if (!parsed.success) {
    return data(
      { values, errors: parsed.error.issues.map(({ path }) => String(path[0])), refused: null },
      { status: 422 },
    );
  }
  try {
    const id = await startRun(
      actor,
      { ...parsed.data, offerIds: null },
      String(form.get("key") ?? "") || null,
    );
    return redirect(`/runs/${id}`);
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return data({ values, errors: [] as string[], refused: error.code }, { status: 422 });
  }
}

export default function NewRun() {
  const { periods, period, supply, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const words: Record<string, () => string> = {
    needs: m.matching_error_needs,
    seed: m.matching_error_seed,
    cap: m.matching_error_cap,
    period: m.matching_error_period,
  };
  const wrong = (name: string) => (result?.errors.includes(name) ? words[name]?.() : undefined);
  const errors = [...new Set(result?.errors ?? [])].map((id) => ({ id, text: words[id]?.() ?? id }));
  if (result?.refused)
    errors.push({ id: "needs", text: refusalLabels[result.refused]?.() ?? result.refused });
  return (
    <Page
      width="form"
      crumbs={[{ href: "/runs", label: m.matching_runs_title() }]}
      header={<PageHeader title={m.matching_start()} lead={m.matching_start_lead()} />}
    >
      <ErrorSummary errors={errors} />
      {supply.length === 0 ? <Notice tone="warning">{m.matching_no_supply()}</Notice> : null}
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={key} />
        <SelectField
          name="period"
          label={m.matching_period()}
          hint={m.matching_period_hint()}
          error={wrong("period")}
          choose={false}
          defaultValue={result?.values.period || period}
          width="medium"
          options={periods.map(({ code }) => ({ value: code, label: code }))}
        />
        <CheckboxGroup
          name="needs"
          label={m.matching_needs()}
          hint={m.matching_needs_hint()}
          error={wrong("needs")}
          defaultValue={result?.values.needs ?? supply.map(({ need }) => need)}
          options={supply.map((row) => ({
            value: row.need,
            label: needLabels[row.need](),
            hint: m.matching_supply_hint({
              places: formatCount(row.places),
              offers: formatCount(row.offers),
              needs: formatCount(row.openNeeds),
            }),
          }))}
        />
        <RadioGroup
          name="cap"
          label={m.matching_cap()}
          hint={m.matching_cap_hint()}
          error={wrong("cap")}
          defaultValue={result?.values.cap ?? ""}
          options={[
            { value: "", label: m.matching_cap_none() },
            ...[1, 2, 3].map((cap) => ({
              value: String(cap),
              label: m.matching_cap_at_most({ n: formatCount(cap) }),
            })),
          ]}
        />
        <TextField
          name="seed"
          label={m.matching_seed()}
          hint={m.matching_seed_hint()}
          error={wrong("seed")}
          defaultValue={result?.values.seed}
        />
        <Button>{m.matching_compute()}</Button>
      </Form>
    </Page>
  );
}
