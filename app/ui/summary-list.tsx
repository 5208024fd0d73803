import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";

export type SummaryRow = {
  label: string;
  value: ReactNode;
  /** Where this answer can be changed; adds the link "Ubah". */
  changeHref?: string;
  /** Another link or small form in place of "Ubah". */
  action?: ReactNode;
};

/** What is known, line by line. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const withActions = rows.some((row) => row.changeHref || row.action);
  return (
    <dl className="max-w-text border-t border-line">
      {rows.map((row) => (
        <div
          key={row.label}
          className={`grid gap-x-6 border-b border-line py-3 ${withActions ? "sm:grid-cols-[2fr_3fr_auto]" : "sm:grid-cols-[2fr_3fr]"}`}
        >
          <dt className="font-semibold">{row.label}</dt>
          <dd className="min-w-0 wrap-anywhere">{row.value}</dd>
          {withActions ? (
            <dd className="min-w-14 sm:text-end print:hidden">{row.action ?? change(row)}</dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function change({ changeHref, label }: SummaryRow) {
  if (!changeHref) return null;
  return (
    <a href={changeHref} className="link inline-block min-h-6">
      {m.ui_change()}
      <span className="sr-only"> {label}</span>
    </a>
  );
}
