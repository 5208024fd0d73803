import type { ReactNode } from "react";

/** More, for those who want it; folded. Printed unfolded. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group max-w-text">
      <summary className="inline-flex min-h-11 items-center gap-2 text-river underline underline-offset-4 hover:text-river-deep">
        <svg
          viewBox="0 0 16 16"
          width="12"
          height="12"
          aria-hidden="true"
          focusable="false"
          className="no-print flex-none group-open:rotate-90"
        >
          <path d="M3 1v14l11-7z" fill="currentColor" />
        </svg>
        {summary}
      </summary>
      <div className="flow mt-2 border-s-4 border-line ps-4">{children}</div>
    </details>
  );
}
