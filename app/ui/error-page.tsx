import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";

type ErrorPageProps = {
  title: string;
  /** What happened, what was kept, what to do now. */
  children: ReactNode;
  /** To be named when asking for help. */
  reference?: string;
  actions?: ReactNode;
  /** h1 unless another title stands above it. */
  level?: 1 | 3;
};

/** A polite page for what could not be shown or done. */
export function ErrorPage({ title, children, reference, actions, level = 1 }: ErrorPageProps) {
  const Heading = level === 1 ? "h1" : "h3";
  return (
    <div className="flow max-w-text">
      <Heading>{title}</Heading>
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
