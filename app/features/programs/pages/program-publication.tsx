import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { CheckAnswers } from "~/ui/check-answers";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { countFits } from "../count-queries.server";
import { isProgramError, programErrorWord } from "../parts/error-words";
import { judged, ProgramJudgement } from "../parts/program-judgement";
import { criteriaRows, subjectRows, termRows } from "../parts/program-rows";
import { keyIn, versionIn } from "../parts/step";
import { publishProgram } from "../publication-commands.server";
import { readOwnProgram, readSource } from "../queries.server";

export const meta = () => [{ title: `${m.programs_publish_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnProgram(context.actor, params.id);
  if (program.state !== "under_review") throw new NotFound();
  const source = await readSource(context.actor, program);
  const counts = await countFits(context.actor, program.need, program.criteria, source?.criteria);
  return { ...judged(program, counts.total), program, source, counts, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnProgram(actor, params.id);
  const done = await tryForForm(
    {},
    (code) => (isProgramError(code) ? "" : undefined),
    () => publishProgram(actor, id, keyIn(form), versionIn(form)),
  );
  if (!done.ok) return data(done, { status: 409 });
  return redirect(`/programs/${id}?saved=published`);
}

export default function ProgramPublication() {
  const { program, source, counts, balance, oddities, key } = useLoaderData<typeof loader>();
  const errors = Object.values(useActionData<typeof action>()?.errors ?? {});
  const base = `/programs/${program.id}`;
  return (
    <Page
      width="text"
      crumbs={[{ href: base, label: program.name }]}
      header={<PageHeader title={m.programs_publish_title()} />}
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
          { title: m.programs_subject_title(), rows: subjectRows(program) },
          { title: m.programs_terms_title(), rows: termRows(program) },
          { title: m.programs_criteria_title(), rows: criteriaRows(program) },
        ]}
        consequence={m.programs_publish_consequence({
          quota: formatCount(program.quota),
          count: program.quota,
        })}
        form={
          <Form method="post">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="version" value={program.version} />
            <ButtonRow>
              <Button>{m.programs_publish_button()}</Button>
              <ButtonLink href={`${base}/preview`} look="plain">
                {m.programs_preview_title()}
              </ButtonLink>
              <ButtonLink href={`${base}/return`} look="plain">
                {m.programs_return_title()}
              </ButtonLink>
            </ButtonRow>
          </Form>
        }
      />
    </Page>
  );
}
