import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { Mark } from "~/ui/mark";

type ConfirmationProps = {
  /** What has been done: "Komitmen Anda sudah dikirim". Becomes the h1. */
  title: string;
  reference: string;
  /** What happens next, by whom, by when. */
  next: ReactNode;
  /** A copy to keep: links to print or download. */
  copy?: ReactNode;
  actions?: ReactNode;
  /** h1 unless another title stands above it. */
  level?: 1 | 2;
};

/** It is done: the number to keep, large, and what happens next. */
export function Confirmation({ title, reference, next, copy, actions, level = 1 }: ConfirmationProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="flow-wide max-w-form">
      <div className="prints-colour rounded border-2 border-green bg-green-soft p-6 text-ink sm:p-8">
        <Heading className="flex items-baseline gap-3">
          <span className="text-green">
            <Mark shape="done" />
          </span>
          <span className="min-w-0">{title}</span>
        </Heading>
        <p className="mt-4 text-ink-soft">{m.ui_reference()}</p>
        <p className="font-display text-2xl font-bold tracking-wide wrap-anywhere tabular-nums sm:text-3xl">
          {reference}
        </p>
      </div>
      <section className="flow">
        <h2>{m.ui_next_title()}</h2>
        {next}
      </section>
      {copy ? (
        <section className="flow">
          <h2>{m.ui_copy_title()}</h2>
          <div>{copy}</div>
        </section>
      ) : null}
      {actions}
    </div>
  );
}
