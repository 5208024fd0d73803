import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { setProgramCriteria } from "../commands.server";
import { countFits } from "../count-queries.server";
import { criteriaForm } from "../forms";
import { CriteriaComparison } from "../parts/criteria-comparison";
import { criteriaFields } from "../parts/criteria-fields";
import { CriteriaForm } from "../parts/criteria-form";
import { criteriaSentences } from "../parts/criteria-sentences";
import { isProgramError } from "../parts/error-words";
import { programFields } from "../parts/program-fields";
import { FitTable } from "../parts/fit-table";
import { CountLine, useLiveCount } from "../parts/live-fit";
import { nextOf, versionIn } from "../parts/step";
import { StepPage } from "../parts/step-page";
import { codesIn } from "../areas";
import { listAreas } from "../place-queries.server";
import { readOwnDraft, readSource } from "../queries.server";

export const meta = () => [{ title: `${m.programs_criteria_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnDraft(context.actor, params.id);
  const { id, name, need, recipient, criteria, quota, version } = program;
  const source = await readSource(context.actor, program);
  const [areas, counts] = await Promise.all([
    listAreas(context.actor),
    countFits(context.actor, need, criteria, source?.criteria),
  ]);
  const sentences = criteriaSentences(criteria, recipient, (code) => program.placeNames[code] ?? code);
  return { id, name, recipient, quota, version, areas, source, saved: { criteria, counts, sentences } };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnDraft(actor, params.id);
  const parsed = parseForm(criteriaForm(codesIn(await listAreas(actor))), form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await tryForForm(
    typedIn(form),
    (code) => (isProgramError(code) ? "" : undefined),
    () => setProgramCriteria(actor, id, parsed.value, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 409 });
  const record = `/programs/${id}`;
  if (form.get("then") === "count") return redirect(`${record}/criteria${new URL(request.url).search}#fit`);
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/division` }));
}

export default function ProgramCriteria() {
  const { id, name, recipient, quota, version, areas, source, saved } = useLoaderData<typeof loader>();
  const live = useLiveCount(`/programs/${id}/fit`);
  const { criteria, counts, sentences } = live.count ?? saved;
  const fields = programFields(criteriaFields(saved.criteria), useActionData<typeof action>());
  return (
    <StepPage
      title={m.programs_criteria_title()}
      lead={m.programs_criteria_lead()}
      step={3}
      steps={4}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      errors={fields.errors}
      previous={`/programs/${id}/terms`}
      version={version}
      onChange={live.onChange}
      buttons={
        <Button name="then" value="count" look="plain">
          {m.programs_save_and_count()}
        </Button>
      }
      after={
        <>
          {source ? (
            <CriteriaComparison
              source={source}
              criteria={criteria}
              recipient={recipient}
              sentences={sentences}
              total={counts.total}
            />
          ) : null}
          <FitTable counts={counts} quota={quota} sentences={sentences} />
        </>
      }
    >
      <CriteriaForm
        fields={fields}
        areas={areas}
        household={recipient === "household"}
        sentences={sentences}
      />
      <CountLine counts={counts} quota={quota} busy={live.busy} />
    </StepPage>
  );
}
