import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import type { ExclusionReason } from "./rules/exclusion";
import type { Attendance, Meeting, Signer } from "./rules/minutes";
import { listPageSize } from "./rules/lists";
import type { RoundState, RoundStep } from "./rules/round";
import type { HouseholdState } from "./rules/states";
import type { VerdictOutcome } from "./rules/verdict";

export type EntryFilter = "all" | "undecided" | "eligible" | "ineligible" | "taken_off";

export type RoundHead = {
  id: string;
  region: string;
  village: string;
  district: string;
  year: number;
  number: number;
  state: RoundState;
  returned: boolean;
  announcedOn: string | null;
  objectionsUntil: string | null;
  decreeId: string | null;
};

export type RoundMeeting = {
  id: string;
  heldOn: string;
  place: string;
  attendance: Attendance;
  minutesNumber: string | null;
  minutesOn: string | null;
  signers: Signer[] | null;
  minutesFileId: string | null;
  current: boolean;
};

export type RoundEntry = {
  householdId: string;
  caseCode: string;
  survivorCode: string | null;
  headName: string;
  address: string | null;
  rt: string | null;
  rw: string | null;
  size: number;
  decile: string | null;
  state: HouseholdState;
  outcome: VerdictOutcome | null;
  reason: ExclusionReason | null;
  note: string | null;
  assessed: boolean;
  failedVisits: number;
  /** off the list for another cause than the meeting's word */
  takenOff: boolean;
};

export type RoundCounts = {
  all: number;
  undecided: number;
  eligible: number;
  ineligible: number;
  taken_off: number;
};

/** A village's list with one page of its families. The view of names is logged. */
export function openRound(actor: Actor, roundId: string, filter: EntryFilter, page: number) {
  return perform(
    actor,
    "verification.view",
    async (tx) => (await heads(tx, roundId))[0],
    async (tx, round) => {
      note(tx, { filter, page });
      const meetings =
        await tx.execute<RoundMeeting>(sql`select id, held_on::text as "heldOn", place, attendance,
          minutes_number as "minutesNumber", minutes_on::text as "minutesOn", signers, minutes_file_id as "minutesFileId", current
        from deliberation where round_id = ${roundId} order by current desc, minutes_on desc nulls last`);
      const entries = sql`select v.household_id, h.case_code, h.head_name, h.address, h.rt, h.rw, h.size, h.decile, h.state, v.outcome, v.reason,
          v.note, v.survivor_id,
          (h.state = 'ineligible' and v.outcome is distinct from 'ineligible')
            or (v.outcome is null and h.state <> 'enumerated') as taken_off
        from verdict v join deliberation d on d.id = v.deliberation_id join household h on h.id = v.household_id
        where d.round_id = ${roundId} and d.current`;
      const [counts] = await tx.execute<RoundCounts>(sql`select count(*)::int as all,
          count(*) filter (where outcome is null and not taken_off)::int as undecided,
          count(*) filter (where outcome = 'eligible' and not taken_off)::int as eligible,
          count(*) filter (where outcome = 'ineligible')::int as ineligible,
          count(*) filter (where taken_off)::int as taken_off from (${entries}) e`);
      const which = {
        all: sql`true`,
        undecided: sql`outcome is null and not taken_off`,
        eligible: sql`outcome = 'eligible' and not taken_off`,
        ineligible: sql`outcome = 'ineligible'`,
        taken_off: sql`taken_off`,
      }[filter];
      const rows =
        await tx.execute<RoundEntry>(sql`select household_id as "householdId", case_code as "caseCode", head_name as "headName", address, rt, rw,
          size, decile, state, outcome, reason, note, (select s.case_code from household s where s.id = e.survivor_id) as "survivorCode", taken_off as "takenOff",
          exists (select 1 from assessment a where a.household_id = e.household_id and a.source = 'visit') as assessed,
          (select count(*)::int from visit w where w.household_id = e.household_id and w.outcome = 'not_found') as "failedVisits"
        from (${entries}) e where ${which}
        order by rw nulls last, rt nulls last, head_name, household_id
        limit ${listPageSize} offset ${(page - 1) * listPageSize}`);
      const steps = await tx.execute<{
        id: string;
        step: RoundStep;
        note: string | null;
        who: string | null;
        madeOn: string;
        at: string;
      }>(sql`select s.id, s.step, s.note, a.name as who, s.made_on::text as "madeOn", s.at::text as at
        from round_step s left join account a on a.id = s.made_by where s.round_id = ${roundId} order by s.at desc`);
      return {
        round,
        today: await today(tx),
        meetings: [...meetings],
        counts: counts!,
        rows: [...rows],
        steps: [...steps],
      };
    },
  );
}

/** The meeting whose verdicts count. */
export function readMeetingOf(actor: Actor, roundId: string): Promise<Meeting | null> {
  return read(actor, async (tx) => {
    const [row] =
      await tx.execute<Meeting>(sql`select held_on::text as "heldOn", place, attendance from deliberation
      where round_id = ${roundId} and current`);
    return row ?? null;
  });
}

/** Households by the case code that people read to each other; those of other areas are not found. */
export function findByCaseCodes(actor: Actor, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return Promise.resolve(new Map());
  return read(actor, async (tx) => {
    const rows = await tx.execute<{
      id: string;
      caseCode: string;
    }>(sql`select id, case_code as "caseCode" from household
      where case_code = any(${sql.param([...codes])}::text[])`);
    return new Map(rows.map((row) => [row.caseCode, row.id]));
  });
}

/** The head of one list without its families. */
export function readRound(actor: Actor, roundId: string) {
  return read(actor, async (tx) => (await heads(tx, roundId))[0] ?? null);
}

/** Lists that wait for an act on several at once: to be announced, or ripe for a decree. */
export function listRounds(actor: Actor, which: "to_announce" | "ripe") {
  return read(actor, async (tx) => {
    const day = await today(tx);
    const rows = await tx.execute<RoundHead & { households: number; heldUp: number; unclear: number }>(sql`
      ${headSql},
        (select count(*)::int from verdict v join deliberation d on d.id = v.deliberation_id
          join household h on h.id = v.household_id where d.round_id = r.id and d.current and v.outcome = 'eligible'
          and h.state in ('regency_reviewed','announced')) as households,
        (select count(distinct o.household_id)::int from objection o where o.region = r.region and o.state = 'open'
          and o.household_id is not null) as "heldUp",
        (select count(*)::int from objection o where o.region = r.region and o.state = 'open' and o.household_id is null) as unclear
      ${headFrom} where ${
        which === "to_announce"
          ? sql`r.state = 'regency_reviewed' and not r.returned`
          : sql`r.state = 'announced' and r.decree_id is null and r.objections_until < ${day}::date`
      } order by r.region`);
    return [...rows];
  });
}

const headSql = sql`select r.id, r.region, v.name as village, k.name as district, r.year, r.number, r.state, r.returned,
  r.announced_on::text as "announcedOn", r.objections_until::text as "objectionsUntil", r.decree_id as "decreeId"`;
const headFrom = sql`from village_round r join region v on v.code = r.region join region k on k.code = v.parent`;

async function heads(tx: { execute: Parameters<Parameters<typeof read>[1]>[0]["execute"] }, id: string) {
  return tx.execute<RoundHead>(sql`${headSql} ${headFrom} where r.id = ${id}`);
}
