import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { Page, PageHeader } from "~/ui/page";
import { DateField, TextArea } from "~/ui/text-fields";
import { dayOf, reply, replyToRefusal, textOf } from "../form-reply.server";
import { visitWords } from "../parts/labels";
import { useReply } from "../parts/reply";
import { recordVisit } from "../visit-commands.server";
import { openForVisit } from "../visit-queries.server";

export const meta = () => [{ title: `${m.verification_visit_absent_title()} – ${m.frame_product()}` }];

const outcomes = ["not_found", "declined", "moved_away", "deceased"] as const;

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { household } = await openForVisit(context.actor, params.id);
  return { household, today: context.today, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { actor, form } = context;
  const outcome = outcomes.find((one) => one === form.get("outcome"));
  if (!outcome) return reply(form, { outcome: "required" });
  try {
    const report = { visitedOn: dayOf(form, "on"), outcome, note: textOf(form, "note") };
    const { village } = await recordVisit(actor, params.id, report, textOf(form, "key") || undefined);
    return redirect(`/verification/villages/${village}/visits?saved=1`);
  } catch (error) {
    return replyToRefusal(error, form);
  }
}

export default function VisitAbsence() {
  const { household, today, key } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/visits/${household.id}`, label: household.headName }]}
      header={
        <PageHeader title={m.verification_visit_absent_title()} lead={m.verification_visit_absent_lead()} />
      }
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={key} />
        <RadioGroup
          name="outcome"
          label={m.verification_visit_outcome()}
          defaultValue={value("outcome")}
          error={error("outcome")}
          options={outcomes.map((outcome) => ({ value: outcome, label: visitWords[outcome]() }))}
        />
        <DateField
          name="on"
          label={m.verification_visit_date()}
          defaultValue={value("on", today)}
          error={error("on")}
        />
        <TextArea
          name="note"
          label={m.verification_visit_note()}
          rows={3}
          optional
          defaultValue={value("note")}
        />
        <Button>{m.verification_visit_send()}</Button>
      </Form>
    </Page>
  );
}
