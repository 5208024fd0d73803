import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { CheckAnswers } from "~/ui/check-answers";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { countFits } from "../count-queries.server";
import { isProgramError, programErrorWord } from "../parts/error-words";
import { judged, ProgramJudgement } from "../parts/program-judgement";
import { criteriaRows, subjectRows, termRows } from "../parts/program-rows";
import { keyIn, versionIn } from "../parts/step";
import { submitProgram } from "../publication-commands.server";
import { readOwnDraft, readSource } from "../queries.server";

export const meta = () => [{ title: `${m.programs_check_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnDraft(context.actor, params.id);
  const source = await readSource(context.actor, program);
  const counts = await countFits(context.actor, program.need, program.criteria, source?.criteria);
  return { ...judged(program, counts.total), program, source, counts, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnDraft(actor, params.id);
  const sent = await tryForForm(
    {},
    (code) => (isProgramError(code) ? "" : undefined),
    () => submitProgram(actor, id, keyIn(form), versionIn(form)),
  );
  if (!sent.ok) return data(sent, { status: 422 });
  return redirect(`/programs/${id}?saved=submitted`);
}

export default function ProgramCheck() {
  const { program, source, counts, balance, oddities, key } = useLoaderData<typeof loader>();
  const errors = Object.values(useActionData<typeof action>()?.errors ?? {});
  const change = (step: string) => `/programs/${program.id}/${step}?back=check`;
  return (
    <Page
      width="text"
      crumbs={[{ href: `/programs/${program.id}`, label: program.name }]}
      header={<PageHeader title={m.programs_check_title()} />}
    >
      <ErrorSummary errors={errors.map((code) => ({ text: programErrorWord(code) }))} />
      <ProgramJudgement
        program={program}
        source={source}
        counts={counts}
        balance={balance}
        oddities={oddities}
      />
      <CheckAnswers
        sections={[
          { title: m.programs_subject_title(), rows: subjectRows(program, change) },
          { title: m.programs_terms_title(), rows: termRows(program, change) },
          { title: m.programs_criteria_title(), rows: criteriaRows(program, change) },
        ]}
        consequence={m.programs_check_consequence()}
        form={
          <Form method="post">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="version" value={program.version} />
            <Button>{m.programs_check_submit()}</Button>
          </Form>
        }
      />
    </Page>
  );
}
