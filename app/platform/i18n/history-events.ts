import type { HistoryEntry } from "~/platform/access/timeline.server";
import { actLabels } from "./act-labels";
import { formatMoment } from "./format";

/** Lines of the audit log as the timeline of a record shows them. */
export function historyEvents(
  entries: readonly Pick<HistoryEntry, "seq" | "at" | "act" | "actor" | "reason">[],
  timeZone: string,
) {
  return entries.map(({ seq, at, act, actor, reason }) => ({
    key: String(seq),
    // An act of an older version may have lost its words.
    what: actLabels[act]?.() ?? act,
    who: actor ?? undefined,
    when: formatMoment(at, timeZone),
    dateTime: at,
    note: reason ?? undefined,
  }));
}
