import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { versionIn } from "~/features/programs/parts/step";
import { readLedPledge } from "../draft-queries.server";
import { scheduleForm } from "../forms";
import { draftLabels } from "../parts/draft-labels";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { amountText, pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";
import { ScheduleFields, scheduleFieldsOf } from "../parts/schedule-fields";
import { setSchedule } from "../promise-commands.server";
import { mostRows } from "../rules/promises";

export const meta = () => [{ title: `${m.pledges_schedule_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const { id, kind, unit, version, state, promises } = pledge;
  const stored = scheduleFieldsOf(promises);
  const rows = Math.min(mostRows, promises.length + 3);
  const total = amountText(pledge);
  return { id, name: pledgeName(pledge), kind, unit, version, state, total, rows, stored };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id, kind } = await readLedPledge(actor, params.id);
  const parsed = parseForm(scheduleForm(kind === "fund"), form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await tryForForm(
    typedIn(form),
    (code) => (isPledgeError(code) ? "" : undefined),
    () => setSchedule(actor, id, parsed.value, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  return redirect(`/pledges/${id}/${form.get("then") === "more" ? "schedule" : "check"}`);
}

export default function PledgeSchedule() {
  const { id, name, kind, unit, version, state, total, rows, stored } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), pledgeErrorWord, draftLabels);
  return (
    <Page
      width="form"
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      header={<PageHeader title={m.pledges_schedule_title()} lead={m.pledges_schedule_lead({ total })} />}
    >
      <ErrorSummary errors={fields.errors} />
      <DraftOver state={state} pledgeId={id} />
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="version" value={version} />
        <ScheduleFields fields={fields} kind={kind} unit={unit} rows={rows} />
        <ButtonRow>
          <Button>{m.pledges_schedule_save()}</Button>
          <Button name="then" value="more" look="plain">
            {m.pledges_items_more()}
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
