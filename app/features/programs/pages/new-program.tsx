import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { parseForm } from "~/platform/forms/fields";
import { m } from "~/platform/i18n/generated/messages";
import { draftProgram } from "../commands.server";
import { subjectForm } from "../forms";
import { programFields } from "../parts/program-fields";
import { CopyChoices } from "../parts/copy-choices";
import { keyIn } from "../parts/step";
import { StepPage } from "../parts/step-page";
import { SubjectFields } from "../parts/subject-fields";
import { listCopied } from "../queries.server";

export const meta = () => [{ title: `${m.programs_new_title()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { key: newId(), copies: await listCopied(context.actor) };
}

export async function action({ context }: ActionFunctionArgs) {
  const parsed = parseForm(subjectForm, context.form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const id = await draftProgram(context.actor, parsed.value, keyIn(context.form));
  return redirect(context.form.get("then") === "leave" ? `/programs/${id}` : `/programs/${id}/terms`);
}

export default function NewProgram() {
  const { key, copies } = useLoaderData<typeof loader>();
  const fields = programFields({}, useActionData<typeof action>());
  return (
    <StepPage
      title={m.programs_subject_title()}
      lead={m.programs_subject_lead()}
      step={1}
      steps={4}
      crumbs={[{ href: "/programs", label: m.programs_list_title() }]}
      errors={fields.errors}
      before={copies.length > 0 ? <CopyChoices copies={copies} /> : null}
    >
      <input type="hidden" name="key" value={key} />
      <SubjectFields fields={fields} />
    </StepPage>
  );
}
