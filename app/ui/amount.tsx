import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";

/**
 * A number, or the reason why there is none. The four must never look alike: zero (0), nobody knows (?), makes no sense
 * here (–), hidden to protect people (< 5).
 */
export type AmountValue =
  number | bigint | { text: string } | "unknown" | "not-applicable" | { hiddenBelow: number };

type AmountProps = {
  value: AmountValue;
  unit?: string;
  /** The reason stands elsewhere on the page already (long tables): only the sign is shown. */
  terse?: boolean;
};

export function Amount({ value, unit, terse }: AmountProps) {
  if (value === "unknown") return <Sign sign="?" meaning={m.ui_unknown()} look="font-semibold text-amber" />;
  if (value === "not-applicable")
    return <Sign sign="–" meaning={m.ui_not_applicable()} look="text-ink-soft" />;
  if (typeof value === "object" && "hiddenBelow" in value)
    return <Hidden limit={value.hiddenBelow} terse={terse} />;
  const text = typeof value === "object" ? value.text : formatCount(Number(value));
  return (
    <span className="tabular-nums whitespace-nowrap">
      {text}
      {unit ? ` ${unit}` : null}
    </span>
  );
}

function Sign({ sign, meaning, look }: { sign: string; meaning: string; look: string }) {
  return (
    <span className={look} title={meaning}>
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{meaning}</span>
    </span>
  );
}

function Hidden({ limit, terse }: { limit: number; terse?: boolean }) {
  const n = formatCount(limit);
  const sign = (
    <>
      <span aria-hidden="true" className="whitespace-nowrap tabular-nums">
        {`< ${n}`}
      </span>
      <span className="sr-only">{m.ui_hidden_value({ limit: n })}</span>
    </>
  );
  if (terse) return <span className="text-plum">{sign}</span>;
  return (
    <details className="inline-block">
      <summary className="inline-block min-h-6 text-plum underline decoration-dotted underline-offset-4">
        {sign}
        <span className="sr-only">. {m.ui_hidden_why()}</span>
      </summary>
      <p className="max-w-60 rounded bg-plum-soft p-2 text-start text-sm text-ink print:hidden">
        {m.ui_hidden_reason({ limit: n })}
      </p>
    </details>
  );
}
