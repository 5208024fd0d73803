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
import { offerOption } from "../parts/offer-option";
import { runCrumbs } from "../parts/run-ways";
import { readRun, readRunHousehold } from "../queries.server";
import { listUsableOffers } from "../result-queries.server";
import { barHousehold } from "../scenario-commands.server";

export const meta = () => [{ title: `${m.matching_bar_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id) || !isId(params.household)) throw new NotFound("household");
  const [run, lines, offers] = await Promise.all([
    readRun(context.actor, params.id),
    readRunHousehold(context.actor, params.id, params.household),
    listUsableOffers(context.actor, params.id, { householdId: params.household }),
  ]);
  return { run, line: lines[0]!, offers, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id) || !isId(params.household)) throw new NotFound("household");
  const { form, actor } = context;
  const from = String(form.get("from") ?? "");
  const reason = String(form.get("reason") ?? "");
  const why = reasonForm.safeParse({ reason });
  if (!why.success || (from !== "run" && !isId(from)))
    return data({ from, reason, refused: null, noReason: !why.success }, { status: 422 });
  try {
    const id = await barHousehold(actor, params.id, {
      household: params.household,
      offer: from === "run" ? null : from,
      reason: why.data.reason,
      key: String(form.get("key") ?? "") || null,
    });
    return redirect(`/runs/compare?a=${params.id}&b=${id}`);
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return data({ from, reason, refused: error.code, noReason: false }, { status: 422 });
  }
}

export default function RunBar() {
  const { run, line, offers, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const refused = result?.refused ? (refusalLabels[result.refused]?.() ?? result.refused) : undefined;
  const fromError = refused ?? (result && result.from === "" ? m.matching_bar_choose() : undefined);
  const reasonError = result?.noReason ? m.matching_error_reason() : undefined;
  const back = `/runs/${run.id}/households/${line.householdId}`;
  return (
    <Page
      width="form"
      crumbs={[...runCrumbs(run), { href: back, label: line.caseCode ?? m.matching_household() }]}
      header={
        <PageHeader kicker={`${line.caseCode ?? "–"} · ${placeOf(line)}`} title={m.matching_bar_title()} />
      }
    >
      <ErrorSummary
        errors={[
          ...(fromError ? [{ id: "from", text: fromError }] : []),
          ...(reasonError ? [{ id: "reason", text: reasonError }] : []),
        ]}
      />
      <Notice>{m.matching_bar_consequence()}</Notice>
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="key" value={key} />
        <RadioGroup
          name="from"
          label={m.matching_bar_from()}
          error={fromError}
          defaultValue={result?.from}
          options={[
            ...offers.map(offerOption),
            { value: "run", label: m.matching_bar_run(), hint: m.matching_bar_run_hint() },
          ]}
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
          <Button>{m.matching_bar_do()}</Button>
          <ButtonLink look="plain" href={back}>
            {m.matching_back()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
