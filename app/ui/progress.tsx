import { useId } from "react";

type ProgressProps = {
  /** What is being done: "Memeriksa baris". */
  label: string;
  /** Absent while nobody knows how much there is. */
  done?: number;
  total?: number;
  /** The same in words: "12.400 dari 100.000 baris". */
  text?: string;
};

/** How far long work has come; a native bar, so that it needs no script and no style. */
export function Progress({ label, done, total, text }: ProgressProps) {
  const id = useId();
  return (
    <div className="grid max-w-form gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {text ? <span className="text-sm text-ink-soft tabular-nums">{text}</span> : null}
      </div>
      <progress id={id} value={done} max={total}>
        {text}
      </progress>
    </div>
  );
}
