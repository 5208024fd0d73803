import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { describeProgram } from "../commands.server";
import { subjectForm } from "../forms";
import { isProgramError } from "../parts/error-words";
import { programFields } from "../parts/program-fields";
import { nextOf, versionIn } from "../parts/step";
import { StepPage } from "../parts/step-page";
import { SubjectFields } from "../parts/subject-fields";
import { readOwnDraft } from "../queries.server";

export const meta = () => [{ title: `${m.programs_subject_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, name, description, need, version } = await readOwnDraft(context.actor, params.id);
  return { id, name, description, need, version };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id } = await readOwnDraft(context.actor, params.id);
  const { form, actor } = context;
  const parsed = parseForm(subjectForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await tryForForm(
    { ...parsed.value, description: parsed.value.description ?? "" },
    (code) => (isProgramError(code) ? "" : undefined),
    () => describeProgram(actor, id, parsed.value, versionIn(form)),
  );
  if (!saved.ok) return data(saved, { status: 409 });
  const record = `/programs/${id}`;
  return redirect(nextOf(request, form, { record, check: `${record}/check`, next: `${record}/terms` }));
}

export default function ProgramSubject() {
  const { id, version, ...stored } = useLoaderData<typeof loader>();
  const fields = programFields(stored, useActionData<typeof action>());
  return (
    <StepPage
      title={m.programs_subject_title()}
      lead={m.programs_subject_lead()}
      step={1}
      steps={4}
      crumbs={[{ href: `/programs/${id}`, label: stored.name }]}
      errors={fields.errors}
      version={version}
    >
      <SubjectFields fields={fields} />
    </StepPage>
  );
}
