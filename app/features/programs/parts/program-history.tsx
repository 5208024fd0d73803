import type { Role } from "~/platform/access/actor";
import type { Act } from "~/platform/access/policy";
import { formatMoment } from "~/platform/i18n/format";
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
        events={history.map(({ key, at, act, role, name, reason }) => ({
          key: String(key),
          what: word(act),
          who: name ?? roleLabels[role](),
          when: formatMoment(at, timeZone),
          dateTime: at,
          note: reason ? <p>{reason}</p> : undefined,
        }))}
      />
    </Section>
  );
}
