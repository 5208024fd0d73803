import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { listDistrictNames } from "~/features/programs/queries.server";
import { draftAmendment } from "../amendment-commands.server";
import { readOpenAmendment } from "../amendment-queries.server";
import { readLedPledge } from "../draft-queries.server";
import { amendmentForm, scheduleForm } from "../forms";
import { AmendmentFields } from "../parts/amendment-fields";
import { draftLabelsOf } from "../parts/draft-labels";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { StepOver } from "../parts/step-over";
import { scheduleFieldsOf } from "../parts/schedule-fields";
import { givesPlaces } from "../rules";
import type { Execution } from "../rules/completeness";
import { mostRows } from "../rules/promises";

export const meta = () => [{ title: `${m.pledges_amendment_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readLedPledge(context.actor, params.id);
  const { open } = await readOpenAmendment(context.actor, pledge.id);
  const placeNames = await listDistrictNames(context.actor);
  const { id, kind, unit } = pledge;
  const { wishes, ...from } = open?.after ?? pledge;
  const schedule = open?.after.schedule ?? pledge.promises;
  const stored = { ...executionOf(pledge), ...amendedOf(from), ...scheduleFieldsOf(schedule) };
  const rows = Math.min(mostRows, schedule.length + 2);
  return {
    ...{ id, kind, unit, placeNames, rows, name: pledgeName(pledge) },
    seen: open?.id ?? "",
    over: !givesPlaces(pledge.state) || open?.state === "proposed",
    stored: { ...stored, districts: wishes.districts, why: open?.why ?? null },
  };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id, kind, wishes } = await readLedPledge(actor, params.id);
  const [parsed, schedule] = [
    parseForm(amendmentForm(kind), form),
    parseForm(scheduleForm(kind === "fund"), form),
  ];
  if (!parsed.ok || !schedule.ok) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(schedule.ok ? {} : schedule.errors) };
    return data({ typed: typedIn(form), errors }, { status: 422 });
  }
  const { districts, ...rest } = parsed.value;
  const change = { ...rest, schedule: schedule.value, wishes: { districts, group: wishes.group } };
  const seen = form.get("seen");
  const done = await tryForForm(typedIn(form), fieldOf, () =>
    draftAmendment(actor, id, change, typeof seen === "string" ? seen || null : undefined),
  );
  return done.ok ? redirect(`/pledges/${id}/amendment/check`) : data(done, { status: 422 });
}

const executionOf = ({ implementerKind, implementer, payeeKind, payee }: Execution) => ({
  ...{ implementerKind, implementer },
  ...{ payeeKind, payee },
});

/** What the draft already says instead; a text without the two kinds leaves those that stand. */
function amendedOf(from: Partial<Execution> & { amount: number | null; quantity: number | null }) {
  const { amount, quantity, startsOn, endsOn } = from;
  const { implementerKind, implementer, payeeKind, payee } = from;
  const named = implementerKind && payeeKind ? { implementerKind, implementer, payeeKind, payee } : {};
  return { amount, quantity, startsOn, endsOn, ...named };
}

function fieldOf(code: string): string | undefined {
  if (code.startsWith("implementer_")) return "implementer";
  if (code.startsWith("payee_")) return "payee";
  if (code === "dates_reversed") return "endsOn";
  if (code.startsWith("schedule_")) return "due-0";
  return isPledgeError(code) ? "" : undefined;
}

export default function PledgeAmendment() {
  const { id, name, kind, unit, stored, seen, over, rows, placeNames } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), pledgeErrorWord, draftLabelsOf(kind));
  return (
    <Page
      width="form"
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      header={<PageHeader title={m.pledges_amendment_title()} lead={m.pledges_amendment_lead()} />}
    >
      <ErrorSummary errors={fields.errors} />
      <StepOver over={over} pledgeId={id} />
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="seen" value={seen} />
        <AmendmentFields fields={fields} kind={kind} unit={unit} placeNames={placeNames} rows={rows} />
        <ButtonRow>
          <Button>{m.pledges_amendment_compare()}</Button>
          <ButtonLink href={`/pledges/${id}`} look="plain">
            {m.programs_cancel()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
