import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import type { Crumb } from "~/ui/breadcrumbs";
import { Button, ButtonLink, ButtonRow, DangerButton } from "~/ui/button";
import { ErrorSummary, type SummaryError } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";

type ReasonPageProps = {
  title: string;
  /** What the step means, in words. */
  children?: ReactNode;
  crumbs: readonly Crumb[];
  errors: readonly SummaryError[];
  field: { name: string; defaultValue?: string; error?: string };
  label?: string;
  button: string;
  danger?: boolean;
  cancelHref: string;
  /** The idempotency key. */
  formKey?: string;
  /** What the page showed, sent along so that a decision on something else is refused. */
  hidden?: Readonly<Record<string, string>>;
};

/** A decision that needs a reason: what it means, why, one button. */
export function ReasonPage(props: ReasonPageProps) {
  const {
    title,
    children,
    crumbs,
    errors,
    field,
    label,
    button,
    danger,
    cancelHref,
    formKey,
    hidden = {},
  } = props;
  const Act = danger ? DangerButton : Button;
  return (
    <Page width="form" crumbs={crumbs} header={<PageHeader title={title} />}>
      <ErrorSummary errors={errors} />
      {children ? <div className="flow">{children}</div> : null}
      <Form method="post" className="flow" noValidate>
        {formKey ? <input type="hidden" name="key" value={formKey} /> : null}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextArea {...field} label={label ?? m.programs_field_reason()} rows={4} maxLength={1000} />
        <ButtonRow>
          <Act>{button}</Act>
          <ButtonLink href={cancelHref} look="plain">
            {m.programs_cancel()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
