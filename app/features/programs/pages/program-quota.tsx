import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { newId } from "~/platform/db/id";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { NumberField, TextArea } from "~/ui/text-fields";
import { unitLabels } from "~/features/needs/parts/labels";
import { divisionOf } from "../division.server";
import { codesOfFunds, quotaForm, readAddedFunds, readQuotaParts } from "../forms";
import { mostFunds } from "../funds";
import { DivisionFields, useDivision } from "../parts/division-fields";
import { quotaFieldOf } from "../parts/error-words";
import { AddedFunds } from "../parts/added-funds";
import { addedFundFields } from "../parts/fund-values";
import { programFields } from "../parts/program-fields";
import { keyIn } from "../parts/step";
import { codesIn, namesIn } from "../areas";
import { listAreas } from "../place-queries.server";
import { readOwnProgram } from "../queries.server";
import { hasUnitValue } from "../rules";
import { proposeQuota, raiseQuotaAlone } from "../quota-commands.server";

export const meta = () => [{ title: `${m.programs_raise_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnProgram(context.actor, params.id);
  const { id, name, need, quota, unit, quotaParts, unitValue, funds } = program;
  const alone = can(context.actor, "program.raise_quota", program);
  // A program that was announced undivided stays so.
  const division =
    quotaParts.length > 0 || quota === 0 ? await divisionOf(context.actor, program, "stored") : null;
  // A program that names no sources is asked for none.
  const sources = funds.length > 0 && {
    stored: addedFundFields(funds),
    rows: Math.min(mostFunds, funds.length + 1),
    areas: await listAreas(context.actor),
    unitValue: hasUnitValue(need) ? unitValue : null,
  };
  return { id, name, quota, unit, alone, key: newId(), division, sources };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const program = await readOwnProgram(actor, params.id);
  const { id } = program;
  const typed = typedIn(form);
  const parsed = parseForm(quotaForm, form);
  const areas = await listAreas(actor);
  const parts = readQuotaParts(typed, codesIn(areas));
  const added = readAddedFunds(typed, {
    quota: parsed.ok ? parsed.value.quota - program.quota : 0,
    unitValue: program.unitValue,
    priced: hasUnitValue(program.need),
    villages: codesOfFunds(areas),
  });
  const errors = {
    ...(parsed.ok ? {} : parsed.errors),
    ...(Array.isArray(parts) ? {} : { [parts.field]: "number" }),
    ...added.errors,
  };
  if (!parsed.ok || !Array.isArray(parts) || Object.keys(errors).length > 0)
    return data({ ok: false as const, typed, errors }, { status: 422 });
  const { quota, reason } = parsed.value;
  const alone = can(actor, "program.raise_quota", program);
  const raise = alone ? raiseQuotaAlone : proposeQuota;
  const next = { total: quota, parts, funds: added.funds };
  const done = await tryForForm(typed, quotaFieldOf, (): Promise<unknown> =>
    raise(actor, id, next, reason, keyIn(form)),
  );
  return done.ok
    ? redirect(`/programs/${id}?saved=${alone ? "raised" : "raise"}`)
    : data(done, { status: 422 });
}

export default function ProgramQuota() {
  const { id, name, quota, unit, alone, key, sources, ...loaded } = useLoaderData<typeof loader>();
  const { areas, needs, filled } = loaded.division ?? { areas: [], needs: {}, filled: {} };
  const stored = { quota, ...filled, ...(sources ? sources.stored : {}) };
  const fields = programFields(stored, useActionData<typeof action>(), namesIn(areas));
  const division = useDivision(fields, areas, quota);
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
      <Form
        method="post"
        className="flow-wide"
        noValidate
        onChange={(event) => division.onChange(event.currentTarget)}
      >
        <input type="hidden" name="key" value={key} />
        <NumberField {...fields.one("quota")} label={m.programs_field_quota()} unit={unitLabels[unit]()} />
        {areas.length > 0 ? <DivisionFields {...{ fields, areas, needs, division, unit }} /> : null}
        {sources ? <AddedFunds {...sources} fields={fields} unit={unit} /> : null}
        <TextArea {...fields.one("reason")} label={m.programs_field_reason()} rows={4} maxLength={1000} />
        <ButtonRow>
          <Button>{alone ? m.programs_act_raise() : m.programs_raise_button()}</Button>
          <ButtonLink href={`/programs/${id}`} look="plain">
            {m.programs_cancel()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
