import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { NumberField, TextArea } from "~/ui/text-fields";
import { unitLabels } from "~/features/needs/parts/labels";
import { quotaField, quotaForm, readQuotaParts } from "../forms";
import { isProgramError, programErrorWord } from "../parts/error-words";
import { keyIn } from "../parts/step";
import { QuotaPartFields } from "../parts/terms-fields";
import { codesIn, listAreas } from "../place-queries.server";
import { readOwnProgram } from "../queries.server";
import { proposeQuota, raiseQuotaAlone } from "../quota-commands.server";

export const meta = () => [{ title: `${m.programs_raise_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnProgram(context.actor, params.id);
  const { id, name, quota, unit, quotaParts } = program;
  const alone = can(context.actor, "program.raise_quota", program);
  const parts = Object.fromEntries(quotaParts.map((part) => [quotaField(part.place), part.places]));
  const divided = quotaParts.length > 0 || quota === 0;
  const areas = divided ? await listAreas(context.actor) : [];
  return { id, name, quota, unit, areas, stored: { quota, ...parts }, alone, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const program = await readOwnProgram(actor, params.id);
  const { id } = program;
  const typed = typedIn(form);
  const parsed = parseForm(quotaForm, form);
  const parts = readQuotaParts(typed, codesIn(await listAreas(actor)));
  if (!parsed.ok || !Array.isArray(parts)) {
    const errors = {
      ...(parsed.ok ? {} : parsed.errors),
      ...(Array.isArray(parts) ? {} : { [parts.field]: "number" }),
    };
    return data({ ok: false as const, typed, errors }, { status: 422 });
  }
  const { quota, reason } = parsed.value;
  const alone = can(actor, "program.raise_quota", program);
  const raise = alone ? raiseQuotaAlone : proposeQuota;
  const done = await tryForForm(
    typed,
    (code) => (code.startsWith("quota_") ? "quota" : isProgramError(code) ? "" : undefined),
    (): Promise<unknown> => raise(actor, id, { total: quota, parts }, reason, keyIn(form)),
  );
  return done.ok
    ? redirect(`/programs/${id}?saved=${alone ? "raised" : "raise"}`)
    : data(done, { status: 422 });
}

export default function ProgramQuota() {
  const { id, name, quota, unit, areas, stored, alone, key } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), programErrorWord);
  return (
    <Page
      width="form"
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      header={
        <PageHeader
          title={alone ? m.programs_act_raise() : m.programs_raise_title()}
          lead={(alone ? m.programs_raise_text_alone : m.programs_raise_text)({
            quota: formatCount(quota),
            unit: unitLabels[unit](quota),
          })}
        />
      }
    >
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="key" value={key} />
        <NumberField {...fields.one("quota")} label={m.programs_field_quota()} unit={unitLabels[unit]()} />
        {areas.length > 0 ? <QuotaPartFields fields={fields} areas={areas} /> : null}
        <TextArea {...fields.one("reason")} label={m.programs_field_reason()} rows={4} maxLength={1000} />
        <Button>{alone ? m.programs_act_raise() : m.programs_raise_button()}</Button>
      </Form>
    </Page>
  );
}
