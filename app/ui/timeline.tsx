import type { ReactNode } from "react";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";

export type TimelineEvent = {
  key: string;
  what: ReactNode;
  who?: string;
  /** As people read it: "22 Oktober 2024 pukul 09.14 WIB". */
  when: string;
  /** For machines: ISO 8601. */
  dateTime: string;
  note?: ReactNode;
};

/**
 * Who did what and when, newest first. What the same person did several times in a row, such as saving a draft, is one
 * line with the latest time and how often.
 */
export function Timeline({ events, label }: { events: readonly TimelineEvent[]; label?: string }) {
  if (events.length === 0) return <p className="text-ink-soft">{m.ui_timeline_empty()}</p>;
  return (
    <ol aria-label={label ?? m.ui_timeline_label()} className="max-w-text border-s-2 border-line">
      {withoutRepeats(events).map(({ key, what, who, when, dateTime, note, times }) => (
        <li
          key={key}
          className="relative pb-6 ps-6 before:absolute before:start-[-7px] before:top-2 before:size-3 before:rounded-full before:border-2 before:border-surface before:bg-river last:pb-0"
        >
          <p className="font-semibold">{what}</p>
          <p className="text-sm text-ink-soft">
            <time dateTime={dateTime}>{when}</time>
            {who ? <> · {who}</> : null}
            {times > 1 ? <> · {m.ui_timeline_times({ n: formatCount(times) })}</> : null}
          </p>
          {note ? <div className="flow mt-1">{note}</div> : null}
        </li>
      ))}
    </ol>
  );
}

function withoutRepeats(events: readonly TimelineEvent[]): (TimelineEvent & { times: number })[] {
  const shown: (TimelineEvent & { times: number })[] = [];
  for (const event of events) {
    const last = shown.at(-1);
    const same = last && !last.note && !event.note && last.what === event.what && last.who === event.who;
    if (same) last.times++;
    else shown.push({ ...event, times: 1 });
  }
  return shown;
}
