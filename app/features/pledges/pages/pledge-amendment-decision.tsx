import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-fields";
import { keyIn } from "~/features/programs/parts/step";
import { listDistrictNames } from "~/features/programs/queries.server";
import { decideAmendment } from "../amendment-commands.server";
import { readOpenAmendment } from "../amendment-queries.server";
import { readPledgeAt } from "../draft-queries.server";
import { answerForm } from "../forms";
import { AmendmentEffect } from "../parts/amendment-effect";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { StepOver } from "../parts/step-over";
import { TermsComparison } from "../parts/terms-comparison";

export const meta = () => [{ title: `${m.pledges_amendment_decide()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  const { open, taken, fewerThan } = await readOpenAmendment(context.actor, pledge.id);
  const { id, kind, unit, partnerName } = pledge;
  const placeNames = await listDistrictNames(context.actor);
  const name = pledgeName(pledge);
  return { pledge: { id, kind, unit, placeNames }, partnerName, name, open, taken, fewerThan, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readPledgeAt(actor, params.id);
  const parsed = parseForm(answerForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { answer, why, amendmentId } = parsed.value;
  const done = await tryForForm(
    typedIn(form),
    (code) => (isPledgeError(code) ? "" : undefined),
    () => decideAmendment(actor, id, { accept: answer === "accept", why, amendmentId }, keyIn(form)),
  );
  return done.ok ? redirect(`/pledges/${id}`) : data(done, { status: 409 });
}

const labels = { answer: () => m.pledges_amendment_answer(), why: () => m.programs_field_reason() };

export default function PledgeAmendmentDecision() {
  const { pledge, partnerName, name, open, taken, fewerThan, key } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), pledgeErrorWord, labels);
  return (
    <Page
      width="text"
      crumbs={[{ href: `/pledges/${pledge.id}`, label: name }]}
      header={<PageHeader title={m.pledges_amendment_decide()} lead={partnerName} />}
    >
      <ErrorSummary errors={fields.errors} />
      <StepOver over={open === null} pledgeId={pledge.id} />
      {open ? (
        <>
          <TermsComparison pledge={pledge} before={open.before} after={open.after} />
          <SummaryList rows={[{ label: m.pledges_amendment_why(), value: open.why }]} />
          <Notice tone="warning">
            <AmendmentEffect
              before={open.before}
              after={open.after}
              taken={taken}
              fewerThan={fewerThan}
              releaseHref={`/pledges/${pledge.id}/release`}
            />
          </Notice>
        </>
      ) : null}
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="amendmentId" value={open?.id ?? ""} />
        <RadioGroup
          {...fields.one("answer")}
          label={m.pledges_amendment_answer()}
          options={[
            { value: "accept", label: m.pledges_amendment_accept() },
            { value: "refuse", label: m.pledges_amendment_refuse() },
          ]}
        />
        <TextArea {...fields.one("why")} label={m.programs_field_reason()} rows={3} maxLength={1000} />
        <Button>{m.pledges_amendment_answer_button()}</Button>
      </Form>
    </Page>
  );
}
