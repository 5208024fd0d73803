import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import type { Crumb } from "~/ui/breadcrumbs";
import { Button, ButtonRow } from "~/ui/button";
import { ErrorSummary, type SummaryError } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";

type StepPageProps = {
  title: string;
  lead?: ReactNode;
  /** Counted from 1. */
  step: number;
  steps: number;
  crumbs: readonly Crumb[];
  /** The step before this one. */
  previous?: string;
  errors: readonly SummaryError[];
  /** The version that is shown; saving over a newer one is refused. */
  version?: number;
  /** The fields. */
  children: ReactNode;
  /** Further buttons between "continue" and "leave". */
  buttons?: ReactNode;
  /** Called with the form after each change of an answer. */
  onChange?: (form: HTMLFormElement) => void;
  /** Above the form. */
  before?: ReactNode;
  /** Below the form. */
  after?: ReactNode;
};

/** One step of a long form: saved as a draft whichever button is pressed. */
export function StepPage(props: StepPageProps) {
  const { title, lead, step, steps, crumbs, previous, errors, version, children } = props;
  const { buttons, onChange, before, after } = props;
  return (
    <Page
      width="form"
      crumbs={crumbs}
      header={
        <PageHeader
          kicker={
            <>
              {m.programs_step_of({ step, steps })}
              {previous ? (
                <>
                  {" · "}
                  <a href={previous} className="link">
                    {m.programs_step_before()}
                  </a>
                </>
              ) : null}
            </>
          }
          title={title}
          lead={lead}
        />
      }
    >
      <ErrorSummary errors={errors} />
      {before}
      <Form
        method="post"
        className="flow-wide"
        noValidate
        onChange={onChange && ((event) => onChange(event.currentTarget))}
      >
        {version === undefined ? null : <input type="hidden" name="version" value={version} />}
        {children}
        <ButtonRow>
          <Button name="then" value="continue">
            {m.programs_save_and_continue()}
          </Button>
          {buttons}
          <Button name="then" value="leave" look="plain">
            {m.programs_save_and_leave()}
          </Button>
        </ButtonRow>
      </Form>
      {after}
    </Page>
  );
}
