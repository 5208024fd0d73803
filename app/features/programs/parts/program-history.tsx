import type { Role } from "~/platform/access/actor";
import type { Act } from "~/platform/access/policy";
import { formatCount, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Section } from "~/ui/page";
import { Timeline } from "~/ui/timeline";
import { roleLabels } from "~/features/accounts/parts/role-labels";
import { programActWord } from "./act-words";

type Event = { key: number; at: string; act: Act; role: Role; name: string | null; reason: string | null };
type HistoryProps = { history: readonly Event[]; timeZone: string; word?: (act: Act) => string };

/** Who did what to a record and why, newest first. A person whose name the reader may not see goes by the role. */
export function ProgramHistory({ history, timeZone, word = programActWord }: HistoryProps) {
  return (
    <Section title={m.programs_record_history()}>
      <Timeline
        events={together(history).map(({ key, at, act, role, name, reason, times }) => ({
          key: String(key),
          what: times > 1 ? m.programs_record_times({ what: word(act), n: formatCount(times) }) : word(act),
          who: name ?? roleLabels[role](),
          when: formatMoment(at, timeZone),
          dateTime: at,
          note: reason ? <p>{reason}</p> : undefined,
        }))}
      />
    </Section>
  );
}

/** The same act by the same person without a reason, again and again, is one line: a draft is saved at every step. */
function together(history: readonly Event[]): (Event & { times: number })[] {
  const lines: (Event & { times: number })[] = [];
  for (const event of history) {
    const last = lines.at(-1);
    if (last && last.act === event.act && last.name === event.name && !last.reason && !event.reason)
      last.times += 1;
    else lines.push({ ...event, times: 1 });
  }
  return lines;
}
