import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";

/** Who would receive what: enough to say which repeat windows it opens and falls into. */
export type Help = {
  need: NeedCode;
  householdId: string;
  memberId: string | null;
  /** The program, or the pledge where there is none: one course, one distribution round. */
  sourceId: string;
};

/** A key that no two helps may hold at once. `to` is the first day on which the same help is possible again. */
export type Window = { key: string; from: string; to: string | null };

/**
 * The repeat windows a help opens on a day (domain handbook 11.3). The database refuses a second row with the same key
 * in an overlapping span, so the same kind of help twice is impossible, whoever approves.
 */
export function windowsOf(help: Help, from: string): Window[] {
  return needCatalogue[help.need].repeat.map(({ holder, months }) => ({
    key: keyOf(help, holder),
    from,
    to: months === null ? null : addMonths(from, months),
  }));
}

/** The keys of these windows, which do not depend on the day. */
export function keysOf(help: Help): string[] {
  return needCatalogue[help.need].repeat.map(({ holder }) => keyOf(help, holder));
}

/** Whether it matters from which program or pledge the help comes: one course, one distribution round. */
export function asksSource(need: NeedCode): boolean {
  return needCatalogue[need].repeat.some(
    ({ holder }) => holder === "household_round" || holder === "member_program",
  );
}

/** Months later, YYYY-MM-DD; the last day of the month where that day does not exist. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(count / 12), (count % 12) + 1, 0)).getUTCDate();
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  return `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}-${pad(Math.min(date, last), 2)}`;
}

/** As PostgreSQL writes a daterange. */
export function spanOf({ from, to }: Window): string {
  return `[${from},${to ?? ""})`;
}

type Holder = (typeof needCatalogue)[NeedCode]["repeat"][number]["holder"];

function keyOf({ need, householdId, memberId, sourceId }: Help, holder: Holder): string {
  const kind = kindOfHelp(need);
  switch (holder) {
    case "household":
      return `household:${householdId}:${kind}`;
    case "house":
      return `house:${householdId}:${kind}`;
    case "household_round":
      return `household:${householdId}:${kind}:${sourceId}`;
    case "member":
      return `member:${memberId ?? householdId}:${kind}`;
    case "member_program":
      return `member:${memberId ?? householdId}:course:${sourceId}`;
  }
}

/** A missing latrine and a missing tank are answered by the same building; all other needs by a help of their own. */
function kindOfHelp(need: NeedCode): string {
  return needCatalogue[need].dimension === "sanitation" ? "sanitation" : need;
}
