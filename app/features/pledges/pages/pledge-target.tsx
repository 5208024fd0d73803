import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { nextOf, versionIn } from "~/features/programs/parts/step";
import { StepPage } from "~/features/programs/parts/step-page";
import { retargetPledge } from "../commands.server";
import { listOpenPrograms, readLedPledge } from "../draft-queries.server";
import { targetForm } from "../forms";
import { draftLabels } from "../parts/draft-labels";
import { isPledgeError, pledgeErrorWord } from "../parts/error-words";
import { pledgeName } from "../parts/pledge-words";
import { DraftOver } from "../parts/step-over";
import { TargetFields } from "../parts/target-fields";

export const meta = () => [{ title: `${m.pledges_target_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, kind, programId, need, version, reference, state } = await readLedPledge(
    context.actor,
    params.id,
  );
  const stored = { kind, target: programId ? `program:${programId}` : `need:${need}` };
  return {
    id,
    name: pledgeName({ reference, kind }),
    version,
    state,
    stored,
    programs: await listOpenPrograms(context.actor),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readLedPledge(actor, params.id);
  const parsed = parseForm(targetForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { kind, target } = parsed.value;
  const saved = await tryForForm(
    typedIn(form),
    (code) => (code === "pledge_state" ? "" : isPledgeError(code) ? "target" : undefined),
    () => retargetPledge(actor, id, { kind, ...target }, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 422 });
  const record = `/pledges/${id}`;
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/amount` }));
}

export default function PledgeTarget() {
  const { id, name, version, state, stored, programs } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), pledgeErrorWord, draftLabels);
  return (
    <StepPage
      title={m.pledges_target_title()}
      lead={m.pledges_target_lead()}
      step={1}
      steps={5}
      crumbs={[{ href: `/pledges/${id}`, label: name }]}
      errors={fields.errors}
      version={version}
      before={<DraftOver state={state} pledgeId={id} />}
    >
      <TargetFields fields={fields} programs={programs} />
    </StepPage>
  );
}
