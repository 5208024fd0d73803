import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound, RuleBroken } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import { reasonForm } from "../forms";
import { placeOf } from "../parts/household-cell";
import { refusalLabels } from "../parts/labels";
import { needName } from "../parts/need-name";
import { offerOption } from "../parts/offer-option";
import { runCrumbs } from "../parts/run-ways";
import { readRun, readRunNeed } from "../queries.server";
import { listUsableOffers } from "../result-queries.server";
import { pinNeed } from "../scenario-commands.server";

export const meta = () => [{ title: `${m.matching_pin_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id) || !isId(params.need)) throw new NotFound("need");
  const [run, line, offers] = await Promise.all([
    readRun(context.actor, params.id),
    readRunNeed(context.actor, params.id, params.need),
    listUsableOffers(context.actor, params.id, { needId: params.need }),
  ]);
  return { run, line, offers, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id) || !isId(params.need)) throw new NotFound("need");
  const { form, actor } = context;
  const offer = String(form.get("offer") ?? "");
  const reason = String(form.get("reason") ?? "");
  const why = reasonForm.safeParse({ reason });
  const noOffer = !isId(offer);
  if (noOffer || !why.success) {
    const errors = { offer: noOffer ? "offer" : null, reason: why.success ? null : "reason" };
    return data({ offer, reason, errors, refused: null }, { status: 422 });
  }
  try {
    const key = String(form.get("key") ?? "") || null;
    const id = await pinNeed(actor, params.id, { unit: params.need, offer, reason: why.data.reason, key });
    return redirect(`/runs/compare?a=${params.id}&b=${id}`);
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    const errors = { offer: null, reason: null };
    return data({ offer, reason, errors, refused: error.code }, { status: 422 });
  }
}

export default function RunPin() {
  const { run, line, offers, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const offerError = result?.refused
    ? (refusalLabels[result.refused]?.() ?? result.refused)
    : result?.errors.offer
      ? m.matching_pin_choose()
      : undefined;
  const reasonError = result?.errors.reason ? m.matching_error_reason() : undefined;
  const back = `/runs/${run.id}/households/${line.householdId}`;
  return (
    <Page
      width="form"
      crumbs={[...runCrumbs(run), { href: back, label: line.caseCode ?? m.matching_household() }]}
      header={
        <PageHeader
          kicker={`${line.caseCode ?? "–"} · ${placeOf(line)}`}
          title={m.matching_pin_title()}
          lead={needName(line)}
        />
      }
    >
      <ErrorSummary
        errors={[
          ...(offerError ? [{ id: "offer", text: offerError }] : []),
          ...(reasonError ? [{ id: "reason", text: reasonError }] : []),
        ]}
      />
      <Notice>{m.matching_pin_consequence()}</Notice>
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="key" value={key} />
        <RadioGroup
          name="offer"
          label={m.matching_pin_at()}
          hint={m.matching_pin_at_hint()}
          error={offerError}
          defaultValue={result?.offer ?? line.offerId ?? offers[0]?.id}
          options={offers.map(offerOption)}
        />
        <TextArea
          name="reason"
          label={m.matching_reason()}
          hint={m.matching_decision_reason_hint()}
          rows={3}
          defaultValue={result?.reason}
          error={reasonError}
        />
        <ButtonRow>
          <Button>{m.matching_pin_do()}</Button>
          <ButtonLink look="plain" href={back}>
            {m.matching_back()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
