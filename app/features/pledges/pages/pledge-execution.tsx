import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { nextOf, versionIn } from "~/features/programs/parts/step";
import { StepPage } from "~/features/programs/parts/step-page";
import { setPledgeExecution } from "../commands.server";
import { readLedPledge, usualExecution } from "../draft-queries.server";
import { executionForm } from "../forms";
import { draftLabels } from "../parts/draft-labels";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { ExecutionFields } from "../parts/execution-fields";
import { pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";
import { holdsAccountNumber } from "../rules";

export const meta = () => [{ title: `${m.pledges_execution_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor, today } = context;
  const pledge = await readLedPledge(actor, params.id);
  const { id, version, state, implementer, implementerKind, payee, payeeKind, startsOn, endsOn } = pledge;
  const saved = { implementer, implementerKind, payee, payeeKind, startsOn, endsOn };
  const proposed = implementerKind === null;
  const stored = proposed ? { ...saved, ...(await usualExecution(actor, pledge, today)) } : saved;
  return { id, name: pledgeName(pledge), version, state, stored, proposed };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readLedPledge(actor, params.id);
  const parsed = parseForm(executionForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await tryForForm(typedIn(form), fieldFor(parsed.value), () =>
    setPledgeExecution(actor, id, parsed.value, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  const record = `/pledges/${id}`;
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/funders` }));
}

/** The field a refusal belongs to: an account number stands beside the name it was typed in. */
function fieldFor({ implementer }: { implementer: string }) {
  return (code: string): string | undefined => {
    if (code === "account_number") return holdsAccountNumber(implementer) ? "implementer" : "payee";
    if (code === "payee_is_office") return "payee";
    if (code === "implementer_is_official") return "implementer";
    if (code === "dates_reversed") return "endsOn";
    return isPledgeError(code) ? "" : undefined;
  };
}

export default function PledgeExecution() {
  const { id, name, version, state, stored, proposed } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), pledgeErrorWord, draftLabels);
  return (
    <StepPage
      title={m.pledges_execution_title()}
      lead={m.pledges_execution_lead()}
      step={4}
      steps={5}
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      errors={fields.errors}
      version={version}
      before={<DraftOver state={state} pledgeId={id} />}
    >
      {proposed ? <Notice>{m.pledges_execution_proposed()}</Notice> : null}
      <ExecutionFields fields={fields} />
    </StepPage>
  );
}
