import { useEffect, useRef } from "react";
import { m } from "~/platform/i18n/generated/messages";

export type SummaryError = { text: string; /** The id of the field to go to. */ id?: string };

type ErrorSummaryProps = {
  errors: readonly SummaryError[];
  title?: string;
  /** Leaves focus where it is: only for showing what it looks like. */
  quiet?: boolean;
};

/**
 * Every error of the form in one place, on top of the page; focus moves here. `autofocus` does it for a page that arrives
 * whole, the effect for answers that arrive by script. Renders nothing without errors.
 */
export function ErrorSummary({ errors, title, quiet = false }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (errors.length > 0 && !quiet) box.current?.focus();
  }, [errors, quiet]);
  if (errors.length === 0) return null;
  return (
    <section
      ref={box}
      role={quiet ? undefined : "alert"}
      tabIndex={-1}
      autoFocus={!quiet}
      aria-labelledby="error-summary-title"
      className="max-w-form rounded border-4 border-red bg-surface p-4 sm:p-6"
    >
      <h2 id="error-summary-title" className="text-lg">
        {title ?? m.ui_error_summary_title()}
      </h2>
      <ul className="mt-2 grid gap-2">
        {errors.map(({ id, text }) => (
          <li key={`${id} ${text}`} className="font-semibold text-red">
            {id ? (
              <a
                href={`#${id}`}
                className="inline-block text-red underline underline-offset-4 hover:decoration-3"
              >
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
