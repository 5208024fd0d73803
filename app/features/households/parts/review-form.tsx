import type { ReactNode } from "react";
import { Form } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";

type ReviewFormProps = {
  id: string;
  formKey: string;
  title: string;
  errors: readonly { id: string; text: string | undefined }[];
  children: ReactNode;
};

/** The frame of every decision about one case. */
export function ReviewForm({ id, formKey, title, errors, children }: ReviewFormProps) {
  return (
    <Page
      width="form"
      crumbs={[
        { href: "/reviews", label: m.households_reviews_title() },
        { href: `/reviews/${id}`, label: m.households_reviews_open() },
      ]}
      header={<PageHeader title={title} />}
    >
      <ErrorSummary
        errors={errors.flatMap((one) => (one.text === undefined ? [] : [{ id: one.id, text: one.text }]))}
      />
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={formKey} />
        {children}
      </Form>
    </Page>
  );
}
