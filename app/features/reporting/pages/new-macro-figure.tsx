import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, text, typedIn, wholeNumber } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextField } from "~/ui/text-fields";
import { recordMacroFigure } from "../macro-figures.server";
import { macroErrorWord } from "../parts/macro-errors";
import { macroKindWords, macroMeasureWords } from "../parts/macro-table";
import { macroKinds, macroMeasures, percentIn } from "../rules/macro";

export const meta = () => [{ title: `${m.reporting_macro_record()} – ${m.frame_product()}` }];

const macroForm = z.object({
  measure: z.enum(macroMeasures, "required"),
  kind: z.enum(macroKinds, "required"),
  year: wholeNumber(1990, 2100),
  percent: z.string("required").transform((typed, context) => {
    const percent = percentIn(typed);
    if (percent === null) context.addIssue({ code: "custom", message: "percent" });
    return percent ?? "";
  }),
  source: text(200),
  key: z.string().optional(),
});

export const loader = (_: LoaderFunctionArgs) => ({ key: newId() });

export async function action({ context }: ActionFunctionArgs) {
  const parsed = parseForm(macroForm, context.form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { key, ...figure } = parsed.value;
  const done = await tryForForm(
    typedIn(context.form),
    (code) => (code === "macro_figure_known" ? "year" : undefined),
    () => recordMacroFigure(context.actor, figure, key ?? null),
  );
  return done.ok ? redirect("/overview#macro") : data(done, { status: 409 });
}

export default function NewMacroFigure() {
  const { key } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), macroErrorWord);
  const choose = m.reporting_macro_choose();
  return (
    <Page
      width="form"
      crumbs={[{ href: "/overview", label: m.reporting_overview_title() }]}
      header={<PageHeader title={m.reporting_macro_record()} lead={m.reporting_macro_lead()} />}
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={key} />
        <SelectField
          {...fields.one("measure")}
          label={m.reporting_macro_measure()}
          choose={choose}
          options={macroMeasures.map((value) => ({ value, label: macroMeasureWords[value]() }))}
        />
        <SelectField
          {...fields.one("kind")}
          label={m.reporting_macro_kind()}
          choose={choose}
          options={macroKinds.map((value) => ({ value, label: macroKindWords[value]() }))}
        />
        <TextField
          {...fields.one("year")}
          label={m.reporting_macro_year()}
          width="short"
          inputMode="numeric"
        />
        <TextField
          {...fields.one("percent")}
          label={m.reporting_macro_percent()}
          hint={m.reporting_macro_percent_hint()}
          width="short"
          inputMode="decimal"
        />
        <TextField
          {...fields.one("source")}
          label={m.reporting_macro_source()}
          hint={m.reporting_macro_source_hint()}
          maxLength={200}
        />
        <Button>{m.reporting_macro_save()}</Button>
      </Form>
    </Page>
  );
}
