import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";

type ErrorPageProps = {
  title: string;
  /** What happened, what was kept, what to do now. */
  children: ReactNode;
  /** To be named when asking for help. */
  reference?: string;
  actions?: ReactNode;
};

/** A polite page for what could not be shown or done. */
export function ErrorPage({ title, children, reference, actions }: ErrorPageProps) {
  return (
    <div className="flow max-w-text">
      <h1>{title}</h1>
      {children}
      {reference ? (
        <p className="text-ink-soft">
          {m.ui_error_reference()}: <code className="font-semibold text-ink">{reference}</code>
        </p>
      ) : null}
      {actions}
    </div>
  );
}
