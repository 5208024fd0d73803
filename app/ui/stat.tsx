import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { Amount, type AmountValue } from "~/ui/amount";

export type StatProps = {
  label: string;
  value: AmountValue;
  /** keluarga, jiwa, rumah …: never left out. */
  unit: string;
  /** A sentence that puts the number in proportion. */
  note?: ReactNode;
  href?: string;
};

/** Numbers side by side, with one source and date for all of them. */
export function StatRow({
  stats,
  source,
  date,
}: {
  stats: readonly StatProps[];
  source: string;
  date: string;
}) {
  return (
    <div className="grid gap-3">
      <dl className="grid gap-px overflow-hidden rounded border border-line bg-line sm:grid-flow-col sm:auto-cols-fr">
        {stats.map((stat) => (
          <Stat key={stat.label} {...stat} />
        ))}
      </dl>
      <SourceLine source={source} date={date} />
    </div>
  );
}

function Stat({ label, value, unit, note, href }: StatProps) {
  return (
    <div className="flex flex-col bg-surface p-4 sm:p-6">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="mt-1">
        <span className="font-display text-2xl font-bold">
          {href ? (
            <a href={href} className="link">
              <Amount value={value} />
            </a>
          ) : (
            <Amount value={value} />
          )}
        </span>
        {value === "not-applicable" ? null : <span> {unit}</span>}
      </dd>
      {note ? <dd className="mt-1 text-sm text-ink-soft">{note}</dd> : null}
    </div>
  );
}

/** Where numbers come from and of which day; under everything that counts. */
export function SourceLine({ source, date }: { source: string; date: string }) {
  return (
    <p className="text-sm text-ink-soft">
      {m.ui_source({ source })}. {m.ui_as_of({ date })}.
    </p>
  );
}
