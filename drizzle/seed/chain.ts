import { newId } from "~/platform/db/id";
import type { Tx } from "~/platform/access/transaction.server";
import type { ExclusionReason } from "~/features/verification/rules/exclusion";
import { attendanceGroups, type Attendance } from "~/features/verification/rules/minutes";
import type { RoundState, RoundStep } from "~/features/verification/rules/round";
import type { HouseholdState } from "~/features/verification/rules/states";
import {
  decree,
  decreeEntry,
  deliberation,
  exclusion,
  roundStep,
  verdict,
  villageRound,
} from "~/features/verification/schema";
import { insertMany } from "./bulk";
import type { SeedFamily } from "./families";
import { shiftDays } from "./people";
import type { Random } from "./random";

/** How far the list of one village has come. `visiting`: some houses are still to be seen. */
export type Stage =
  "listed" | "visiting" | "enumerated" | "open" | "returned" | "announced_ripe" | Exclude<RoundState, "open">;

export type Officers = {
  village: (code: string) => string;
  district: (code: string) => string;
  registrar: string;
  analyst: string;
  head: string;
};

export type VillagePlan = {
  code: string;
  name: string;
  stage: Stage;
  families: SeedFamily[];
  /** 'YYYY-MM-DD' of the village meeting; the other days follow from it. */
  meetingOn: string;
  decree?: { id: string; on: string };
  /** A later list of the same village and year; 1 unless given. */
  round?: number;
};

export type Excluding = { one: SeedFamily; reason: ExclusionReason; note: string | null };

const order: readonly RoundState[] = [
  "open",
  "minuted",
  "district_reviewed",
  "review_proposed",
  "regency_reviewed",
  "announced",
  "decreed",
];

/** Where the families of a list stand once it has come this far. */
const familyStates: Record<RoundState, HouseholdState> = {
  open: "deliberated",
  minuted: "minuted",
  district_reviewed: "district_reviewed",
  review_proposed: "district_reviewed",
  regency_reviewed: "regency_reviewed",
  announced: "announced",
  decreed: "decreed",
};

const roundStateOf = (stage: Stage): RoundState | null => {
  if (stage === "listed" || stage === "visiting" || stage === "enumerated") return null;
  if (stage === "returned") return "minuted";
  return stage === "announced_ripe" ? "announced" : stage;
};

/** Sets every family's state from how far its village has come; the rows follow in `recordChain`. */
export function placeFamilies(
  random: Random,
  plans: readonly VillagePlan[],
  excluded: Map<SeedFamily, Excluding>,
): void {
  for (const plan of plans) {
    const reached = roundStateOf(plan.stage);
    for (const [at, one] of plan.families.entries()) {
      if (one.state !== "listed") continue;
      if (plan.stage === "listed") continue;
      if (plan.stage === "visiting" && at >= plan.families.length * 0.4) continue;
      one.visitedOn = shiftDays(plan.meetingOn, -random.whole(4, 24));
      if (reached === null) one.state = "enumerated";
      else if (excluded.has(one)) one.state = "ineligible";
      // A meeting under way has spoken on the first half of its list.
      else if (plan.stage === "open" && at >= plan.families.length / 2) one.state = "enumerated";
      else one.state = familyStates[reached];
    }
    if (reached === null) for (const one of plan.families) excluded.delete(one);
  }
}

/** Writes rounds, meetings, verdicts, steps and exclusions that lead where the families stand. */
export async function recordChain(
  tx: Tx,
  random: Random,
  plans: readonly VillagePlan[],
  excluded: Map<SeedFamily, Excluding>,
  officers: Officers,
): Promise<void> {
  const rounds: (typeof villageRound.$inferInsert)[] = [];
  const meetings: (typeof deliberation.$inferInsert)[] = [];
  const verdicts: (typeof verdict.$inferInsert)[] = [];
  const steps: (typeof roundStep.$inferInsert)[] = [];
  const exclusions: (typeof exclusion.$inferInsert)[] = [];
  for (const [number, plan] of plans.entries()) {
    const state = roundStateOf(plan.stage);
    const onList = plan.families.filter((one) => one.visitedOn !== null && one.proposedBy === null);
    if (state === null || onList.length === 0) continue;
    const days = daysOf(plan.meetingOn);
    const by = officers.village(plan.code);
    const roundId = newId();
    const deliberationId = newId();
    const announced = order.indexOf(state) >= order.indexOf("announced");
    rounds.push({
      id: roundId,
      region: plan.code,
      year: Number(plan.meetingOn.slice(0, 4)),
      number: plan.round ?? 1,
      state,
      returned: plan.stage === "returned",
      announcedOn: announced ? days.announced : null,
      objectionsUntil: announced ? shiftDays(days.announced, 6) : null,
      decreeId: plan.decree?.id ?? null,
      openedOn: plan.meetingOn,
    });
    const minuted = state !== "open";
    meetings.push({
      id: deliberationId,
      roundId,
      region: plan.code,
      heldOn: plan.meetingOn,
      place: `Balai ${plan.name}`,
      attendance: attendanceOf(random),
      minutesNumber: minuted
        ? `${String(number + 1).padStart(3, "0")}/BA-MUS/${romanMonth(days.minuted)}/${days.minuted.slice(0, 4)}`
        : null,
      minutesOn: minuted ? days.minuted : null,
      signers: minuted
        ? [
            { name: "Kepala Desa/Lurah (contoh)", position: "Kepala desa/lurah" },
            { name: "Ketua BPD/LPMK (contoh)", position: "Ketua BPD/LPMK" },
          ]
        : null,
      madeBy: by,
      minutedBy: minuted ? by : null,
    });
    for (const one of onList) {
      const left = excluded.get(one);
      const decided = one.state !== "enumerated";
      verdicts.push({
        deliberationId,
        householdId: one.id,
        region: plan.code,
        outcome: !decided ? null : left ? "ineligible" : "eligible",
        reason: decided && left ? left.reason : null,
        note: decided && left ? left.note : null,
        survivorId: one.survivorId,
        madeBy: decided ? by : null,
      });
      if (decided && left) {
        exclusions.push({
          id: newId(),
          householdId: one.id,
          region: plan.code,
          reason: left.reason,
          note: left.note,
          excludedOn: plan.meetingOn,
          excludedBy: by,
        });
      }
    }
    for (const [step, madeBy, on, note] of stepsOf(plan, state, days, officers)) {
      steps.push({
        id: newId(),
        roundId,
        region: plan.code,
        step,
        note,
        madeBy,
        madeOn: on,
        at: new Date(Date.parse(`${on}T02:00:00Z`) + steps.length * 1000),
      });
    }
  }
  for (const plan of plans) {
    for (const one of plan.families) {
      for (const { position, reason, on } of one.left) {
        exclusions.push({
          id: newId(),
          householdId: one.id,
          memberId: one.memberIds[position]!,
          region: plan.code,
          reason,
          note: reason === "moved_away" ? "Pindah ke kabupaten lain" : null,
          excludedOn: on,
          excludedBy: officers.village(plan.code),
        });
      }
    }
  }
  await insertMany(tx, villageRound, rounds);
  await insertMany(tx, deliberation, meetings);
  await insertMany(tx, verdict, verdicts);
  await insertMany(tx, roundStep, steps);
  await insertMany(tx, exclusion, exclusions);
}

export type DecreePlan = typeof decree.$inferInsert & { validFrom: string; validTo: string };

/** Writes a decree with its annex; families without an entry of their own keep the state they have. */
export async function recordDecree(tx: Tx, plan: DecreePlan, families: readonly SeedFamily[]): Promise<void> {
  await insertMany(tx, decree, [plan]);
  await insertMany(
    tx,
    decreeEntry,
    families.map((one, at) => ({
      decreeId: plan.id,
      householdId: one.id,
      region: one.family.village,
      annexNumber: at + 1,
      validFrom: plan.state === "recorded" ? plan.validFrom : null,
      validTo: plan.state === "recorded" ? plan.validTo : null,
    })),
  );
}

type Days = Record<"minuted" | "forwarded" | "proposed" | "approved" | "announced", string>;

function daysOf(meetingOn: string): Days {
  return {
    minuted: shiftDays(meetingOn, 1),
    forwarded: shiftDays(meetingOn, 4),
    proposed: shiftDays(meetingOn, 7),
    approved: shiftDays(meetingOn, 9),
    announced: shiftDays(meetingOn, 10),
  };
}

type Taken = [step: RoundStep, by: string, on: string, note: string | null];

function stepsOf(plan: VillagePlan, state: RoundState, days: Days, officers: Officers): Taken[] {
  const by = officers.village(plan.code);
  const camat = officers.district(plan.code);
  const steps: Taken[] = [
    ["opened", by, plan.meetingOn, null],
    ["minuted", by, days.minuted, null],
    ["forwarded", camat, days.forwarded, null],
    ["review_proposed", officers.registrar, days.proposed, null],
    ["review_approved", officers.analyst, days.approved, null],
    ["announced", officers.registrar, days.announced, null],
    ["decreed", officers.head, plan.decree?.on ?? days.announced, null],
  ];
  const taken = steps.slice(0, order.indexOf(state) + 1);
  if (plan.stage === "returned") {
    taken.push([
      "returned",
      camat,
      days.forwarded,
      "Daftar hadir belum lengkap. Mohon dilengkapi dan dikirim kembali.",
    ]);
  }
  return taken;
}

function attendanceOf(random: Random): Attendance {
  const range: Record<(typeof attendanceGroups)[number], [number, number]> = {
    village_head: [1, 1],
    village_council: [2, 6],
    family_welfare: [1, 4],
    neighbourhood_heads: [4, 16],
    community_institutions: [1, 5],
    community_members: [5, 40],
  };
  return Object.fromEntries(
    attendanceGroups.map((group) => [group, random.whole(...range[group])]),
  ) as unknown as Attendance;
}

const romanMonth = (day: string): string =>
  ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][Number(day.slice(5, 7)) - 1]!;
