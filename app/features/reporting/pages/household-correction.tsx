import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound, RuleBroken } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextArea, TextField } from "~/ui/text-fields";
import { correctable, correctHousehold } from "~/features/households/correction-commands.server";
import { readOutline } from "../dossier-queries.server";
import { correctionFields } from "../parts/correction-fields";

export const meta = () => [{ title: `${m.households_register_correct()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  return readOutline(context.actor, params.id);
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const typed = (name: string) => String(context.form.get(name) ?? "").slice(0, 500);
  const values = { field: typed("field"), value: typed("value"), reason: typed("reason") };
  const field = correctable.find((f) => f === values.field);
  if (!field) return data({ values, at: "field" }, { status: 422 });
  try {
    await correctHousehold(context.actor, params.id, { ...values, field });
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return data({ values, at: error.code === "reason_needed" ? "reason" : "value" }, { status: 422 });
  }
  return redirect(`/households/${params.id}`);
}

export default function HouseholdCorrection() {
  const outline = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const error = (name: string) => (result?.at === name ? m.households_register_reason_needed() : undefined);
  return (
    <Page
      width="form"
      crumbs={[{ href: `/households/${outline.id}`, label: outline.caseCode }]}
      header={
        <PageHeader title={m.households_register_correct()} lead={m.households_register_correct_lead()} />
      }
    >
      <ErrorSummary errors={result ? [{ id: result.at, text: error(result.at)! }] : []} />
      <Form method="post" className="flow">
        <RadioGroup
          name="field"
          label={m.households_register_correct_field()}
          defaultValue={result?.values.field ?? "head_name"}
          error={error("field")}
          options={Object.entries(correctionFields).map(([value, word]) => ({ value, label: word() }))}
        />
        <TextField
          name="value"
          label={m.households_register_correct_value()}
          defaultValue={result?.values.value}
          error={error("value")}
        />
        <TextArea
          name="reason"
          label={m.households_register_correct_reason()}
          defaultValue={result?.values.reason}
          error={error("reason")}
        />
        <Button>{m.households_register_correct_save()}</Button>
      </Form>
    </Page>
  );
}
