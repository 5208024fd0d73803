import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { setProgramCriteria } from "../commands.server";
import { countFits } from "../count-queries.server";
import { criteriaForm } from "../forms";
import { criteriaFields } from "../parts/criteria-fields";
import { CriteriaForm } from "../parts/criteria-form";
import { isProgramError, programErrorWord } from "../parts/error-words";
import { FitTable } from "../parts/fit-table";
import { nextOf, versionIn } from "../parts/step";
import { StepPage } from "../parts/step-page";
import { listDistricts, readOwnDraft } from "../queries.server";

export const meta = () => [{ title: `${m.programs_criteria_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, name, need, recipient, criteria, quota, version } = await readOwnDraft(
    context.actor,
    params.id,
  );
  const [places, counts] = await Promise.all([
    listDistricts(context.actor),
    countFits(context.actor, need, criteria),
  ]);
  return { id, name, recipient, criteria, quota, version, places, counts };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnDraft(actor, params.id);
  const places = await listDistricts(actor);
  const parsed = parseForm(criteriaForm(places.map((place) => place.code)), form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await tryForForm(
    {},
    (code) => (isProgramError(code) ? "" : undefined),
    () => setProgramCriteria(actor, id, parsed.value, versionIn(form)),
  );
  if (!saved.ok) return data({ ...saved, typed: undefined }, { status: 409 });
  const record = `/programs/${id}`;
  if (form.get("then") === "count") return redirect(`${record}/criteria${new URL(request.url).search}#fit`);
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/check` }));
}

export default function ProgramCriteria() {
  const { id, name, recipient, criteria, quota, version, places, counts } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const stored = criteriaFields(criteria);
  const typed = result?.typed ? { typed: result.typed, errors: result.errors } : undefined;
  const fields = fieldState(stored, typed, programErrorWord);
  const errors = typed
    ? fields.errors
    : Object.values(result?.errors ?? {}).map((code) => ({ text: programErrorWord(code) }));
  return (
    <StepPage
      title={m.programs_criteria_title()}
      lead={m.programs_criteria_lead()}
      step={3}
      steps={3}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      errors={errors}
      version={version}
      buttons={
        <Button name="then" value="count" look="plain">
          {m.programs_save_and_count()}
        </Button>
      }
      after={<FitTable counts={counts} quota={quota} />}
    >
      <CriteriaForm fields={fields} places={places} household={recipient === "household"} />
    </StepPage>
  );
}
