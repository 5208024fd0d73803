import type { ReactNode } from "react";

/** How far something has come. Each has its own shape, so that colour is never the only sign. */
export type MarkShape =
  "empty" | "quarter" | "half" | "full" | "done" | "stopped" | "returned" | "waiting" | "note" | "alert";

const shapes: Record<MarkShape, ReactNode> = {
  empty: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
  quarter: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 8V2a6 6 0 0 1 6 6z" fill="currentColor" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  full: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  done: <path d="M2 8.5 6.2 13 14 3.5" fill="none" stroke="currentColor" strokeWidth="3" />,
  stopped: <path d="m3 3 10 10M13 3 3 13" fill="none" stroke="currentColor" strokeWidth="3" />,
  returned: (
    <path
      d="M7 2.5 2.5 7 7 11.5M3 7h6.5a4 4 0 0 1 4 4v2.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
    />
  ),
  note: <path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm-1 6h2v5H7zm0-3h2v2H7z" fill="currentColor" />,
  alert: <path d="M8 1 0.5 15h15zM7 6h2v4.5H7zm0 5.5h2v2H7z" fill="currentColor" fillRule="evenodd" />,
  waiting: <path d="M3.5 2h9v2.5L9.5 8l3 3.5V14h-9v-2.5L6.5 8l-3-3.5z" fill="currentColor" />,
};

/** The shape alone; it always stands beside a word and is silent. */
export function Mark({ shape }: { shape: MarkShape }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" className="size-[0.8em] flex-none">
      {shapes[shape]}
    </svg>
  );
}
