import type { ReactNode } from "react";
import { Form } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { errorWord } from "./labels";

type MatchFormProps = {
  match: { id: string; version: number; headName: string; memberName: string | null };
  formKey: string;
  title: string;
  lead?: string;
  errors?: Record<string, string>;
  upload?: boolean;
  /** the list it was opened from, where that is not the agency's own */
  from?: { href: string; label: string };
  children: ReactNode;
};

/** The frame of every act on one recipient: who it is about, what is wrong, one form. */
export function MatchForm({
  match,
  formKey,
  title,
  lead,
  errors = {},
  upload,
  from,
  children,
}: MatchFormProps) {
  return (
    <Page
      width="form"
      crumbs={
        from
          ? [from]
          : [
              { href: "/matches", label: m.delivery_list_title() },
              { href: `/matches/${match.id}`, label: match.memberName ?? match.headName },
            ]
      }
      header={
        <PageHeader
          title={title}
          lead={lead}
          kicker={from ? (match.memberName ?? match.headName) : undefined}
        />
      }
    >
      <ErrorSummary
        errors={Object.entries(errors).map(([id, code]) => ({ id, text: errorWord(code) ?? code }))}
      />
      <Form method="post" className="flow" noValidate encType={upload ? "multipart/form-data" : undefined}>
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="version" value={match.version} />
        {children}
      </Form>
    </Page>
  );
}
