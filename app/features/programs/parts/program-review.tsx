import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonRow } from "~/ui/button";
import { CheckAnswers } from "~/ui/check-answers";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import type { ProgramRecord } from "../queries.server";
import { programErrorWord } from "./error-words";
import { ProgramJudgement } from "./program-judgement";
import { criteriaRows, namedRows, termRows, type Change } from "./program-rows";

type ProgramReviewProps = {
  judgement: Parameters<typeof ProgramJudgement>[0] & { program: ProgramRecord };
  title: string;
  lead?: string;
  /** Codes of refusals. */
  errors: readonly string[];
  /** What the button does, in words. */
  consequence: string;
  /** The idempotency key. */
  formKey: string;
  buttons: ReactNode;
};

/** The whole program once more before it goes on: what looks odd, who fits, every answer, and one binding button. */
export function ProgramReview(props: ProgramReviewProps) {
  const { judgement, title, lead, errors, consequence, formKey, buttons } = props;
  const { program } = judgement;
  const base = `/programs/${program.id}`;
  const change: Change = (step) => (program.state === "draft" ? `${base}/${step}?back=check` : undefined);
  return (
    <Page
      width="text"
      crumbs={[{ href: base, label: program.name }]}
      header={<PageHeader title={title} lead={lead} />}
    >
      <ErrorSummary errors={errors.map((code) => ({ text: programErrorWord(code) }))} />
      <ProgramJudgement {...judgement} />
      <CheckAnswers
        sections={[
          { title: m.programs_subject_title(), rows: namedRows(program, change) },
          { title: m.programs_terms_title(), rows: termRows(program, change) },
          { title: m.programs_criteria_title(), rows: criteriaRows(program, change) },
        ]}
        consequence={consequence}
        form={
          <Form method="post">
            <input type="hidden" name="key" value={formKey} />
            <input type="hidden" name="version" value={program.version} />
            <ButtonRow>{buttons}</ButtonRow>
          </Form>
        }
      />
    </Page>
  );
}
