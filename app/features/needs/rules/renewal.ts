/** What becomes of the needs on file when answers change (domain handbook 11). Pure. */
import type { NeedCode } from "../catalogue";
import type { Derived } from "./derive";

export type LiveNeed = {
  id: string;
  memberId: string | null;
  need: NeedCode;
  state: "unknown" | "open" | "engaged" | "met";
  /** For a need met: the day it was met. */
  asOf: string;
  openSince: string | null;
};

export type Renewal = { ended: string[]; begun: { derived: Derived; openSince: string | null }[] };

/**
 * A need held by a live match stays as it is. A need met stays met until a visit after that day finds it lacking again;
 * that opens a new dated row. An open need that stays open keeps its row, and so the day since when it waits.
 */
export function renewalOf(live: readonly LiveNeed[], derived: readonly Derived[], today: string): Renewal {
  const rowOf = new Map(live.map((row) => [keyOf(row), row]));
  const renewal: Renewal = { ended: [], begun: [] };
  for (const next of derived) {
    const now = rowOf.get(keyOf(next));
    rowOf.delete(keyOf(next));
    if (now && stays(now, next)) continue;
    if (now) renewal.ended.push(now.id);
    renewal.begun.push({ derived: next, openSince: next.state === "open" ? openSince(next, today) : null });
  }
  for (const gone of rowOf.values()) {
    if (gone.state === "open" || gone.state === "unknown") renewal.ended.push(gone.id);
  }
  return renewal;
}

function stays(now: LiveNeed, next: Derived): boolean {
  if (now.state === "engaged") return true;
  if (now.state === "met") {
    const seenAgain =
      next.state === "open" && next.source === "visit" && next.asOf !== null && next.asOf > now.asOf;
    return !seenAgain;
  }
  return now.state === next.state;
}

/** A need waits from the day it is known to the region, not from the day an old file was made. */
function openSince(next: Derived, today: string): string {
  return next.source === "visit" && next.asOf !== null ? next.asOf : today;
}

function keyOf({ memberId, need }: { memberId: string | null; need: NeedCode }): string {
  return `${memberId ?? ""} ${need}`;
}
