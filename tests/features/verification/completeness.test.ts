import fc from "fast-check";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { Conflict, Forbidden, NotFound, RuleBroken } from "~/platform/access/errors";
import { read } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { draftDecree, recordDecree } from "~/features/verification/decree-commands.server";
import { expireDecrees } from "~/features/verification/jobs.server";
import {
  openCorrection,
  recordMeeting,
  recordMinutes,
} from "~/features/verification/deliberation-commands.server";
import { findRestEligible, giveVerdicts } from "~/features/verification/verdict-commands.server";
import { decideExit, proposeExit } from "~/features/verification/exit-commands.server";
import { proposeHousehold, refuseProposal } from "~/features/verification/proposal-commands.server";
import {
  announceVillages,
  approveReview,
  excludeInReview,
  forwardVillage,
  proposeReview,
  returnFromReview,
  returnVillage,
} from "~/features/verification/review-commands.server";
import { classify, completenessClasses } from "~/features/verification/rules/completeness";
import { addDays } from "~/features/verification/rules/dates";
import type { HouseholdState } from "~/features/verification/rules/states";
import { recordVisit } from "~/features/verification/visit-commands.server";
import { writeAs } from "~/platform/access/transaction.server";
import { need } from "~/features/needs/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import {
  day,
  makeHouseholds,
  makePeople,
  meeting,
  minutes,
  setToday,
  signed,
  visitHousehold,
  walkList,
} from "./village";

type Household = { id: string; region: string; state: HouseholdState; verified: boolean; openNeed: boolean };

describe("nobody forgotten, whatever happens", () => {
  useDatabase();

  const households = (village: string) =>
    read(systemActor, async (tx) => [
      ...(await tx.execute<Household>(sql`select h.id, h.region, h.state,
          is_verified(h.id, (select (value #>> '{}')::date from instance_setting where name = 'businessDate')) as verified,
          exists (select 1 from need n where n.household_id = h.id and n.state = 'open' and n.ended_on is null) as "openNeed"
        from household h where region = ${village} order by h.id`)),
    ]);

  const counted = (village: string, on: string) =>
    read(systemActor, async (tx) => {
      const rows = await tx.execute<{ class: string; n: number }>(
        sql`select class, households::int as n from completeness_by_village(${on}::date) where village = ${village}`,
      );
      return Object.fromEntries(rows.map((row) => [row.class, row.n]));
    });

  test("after any sequence of real acts the classes of a village add up to every family ever registered", async () => {
    let serial = 2200;
    let decrees = 0;
    const seen = new Set<string>();
    const acts = fc.array(fc.tuple(fc.nat(21), fc.nat(30)), { minLength: 10, maxLength: 45 });
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 1, max: 4 }), async (sequence, size) => {
        const village = `32.16.18.${++serial}`;
        let today = day;
        await setToday(today);
        const people = await makePeople(village);
        const rt = await makeActor("neighbourhood", { scope: village });
        const ids = await makeHouseholds(village, size);
        await writeAs(systemActor, "need.derive", (tx) =>
          tx.insert(need).values({
            id: newId(),
            householdId: ids[0]!,
            region: village,
            code: "water",
            state: "open",
            asOf: day,
            source: "visit",
            ruleVersion: 1,
          }),
        );
        let expected = size;
        let round = newId();
        let exit = newId();
        for (const [act, pick] of sequence) {
          const all = await households(village);
          const one = all[pick % all.length]!.id;
          const attempts: (() => Promise<unknown>)[] = [
            () => visitHousehold(people.officer, one, today),
            () => visitHousehold(people.officer, one, today),
            () => recordVisit(people.officer, one, { visitedOn: today, outcome: "not_found" }),
            async () => (round = await recordMeeting(people.officer, village, { ...meeting, heldOn: today })),
            () =>
              giveVerdicts(
                people.officer,
                round,
                new Map([[one, { outcome: "ineligible", reasons: ["not_resident"] }]]),
              ),
            () => giveVerdicts(people.officer, round, new Map([[one, { outcome: "eligible", reasons: [] }]])),
            () => findRestEligible(people.officer, round),
            () => recordMinutes(people.officer, round, { ...minutes, signedOn: today }),
            () =>
              pick % 4 === 0
                ? returnVillage(people.camat, round, "Perbaiki")
                : forwardVillage(people.camat, round),
            () => openCorrection(people.officer, round, { ...meeting, heldOn: today }),
            () =>
              pick % 5 === 0
                ? returnFromReview(people.registrar, round, "Perbaiki")
                : proposeReview(people.registrar, round),
            () => approveReview(people.analyst, round),
            () => excludeInReview(people.registrar, one, { reason: "not_resident" }),
            () => announceVillages(people.registrar, [round]),
            async () => {
              today = addDays(today, pick % 3 === 0 ? 400 : 8);
              await setToday(today);
              await expireDecrees();
            },
            async () => {
              const { decreeId } = await draftDecree(people.registrar, [round]);
              await recordDecree(people.head, decreeId, signed(`460/${++decrees}/2023`, today));
            },
            async () => {
              exit = await proposeExit(people.registrar, one, {
                kind: "removal",
                ground: "Pindah",
                exclusion: { reason: "moved_away", note: "Ke Karawang" },
              });
            },
            () => decideExit(people.head, exit, pick % 2 === 0, "Sesuai"),
            async () => {
              const head = { name: "Usulan", relationship: "head", sex: null, birthDate: null };
              const id = await proposeHousehold(rt, {
                villageCode: village,
                address: "Kampung",
                rt: null,
                rw: null,
                ground: "Belum terdata",
                nik: "",
                kkNumber: "",
                head,
                others: [],
              });
              expected += 1;
              if (pick % 3 === 0) await refuseProposal(people.officer, id, { reason: "not_resident" });
            },
            async () => {
              for (const { id } of all.filter((family) => family.state === "listed"))
                await visitHousehold(people.officer, id, today);
              round = await walkList(people, village, "announced", today);
            },
            async () => {
              round = await walkList(people, village, "district_reviewed", today);
            },
            async () => {
              for (const { id } of all.filter((family) => family.state === "listed"))
                await visitHousehold(people.officer, id, today);
              round = await walkList(people, village, "announced", today);
              await setToday((today = addDays(today, 8)));
              const { decreeId } = await draftDecree(people.registrar, [round]);
              await recordDecree(people.head, decreeId, signed(`460/${++decrees}/2023`, today));
            },
          ];
          try {
            await attempts[act]!();
          } catch (error) {
            // What a rule refuses is part of the sequence; anything else is a fault.
            if (![RuleBroken, Conflict, NotFound, Forbidden].some((kind) => error instanceof kind))
              throw error;
          }
          const now = await households(village);
          const sums = await counted(village, today);
          for (const name of Object.keys(sums)) seen.add(name);
          expect(now.length).toBe(expected);
          expect(Object.values(sums).reduce((a, b) => a + b, 0)).toBe(expected);
          for (const name of completenessClasses) {
            const byRule = now.filter(
              (family) =>
                classify({
                  state: family.state,
                  isVerified: family.state === "decreed" && family.verified,
                  hasOpenNeed: family.openNeed,
                  hasDelivery: false,
                  hasLiveMatch: false,
                }) === name,
            ).length;
            expect(sums[name] ?? 0).toBe(byRule);
          }
        }
      }),
      { numRuns: 25, seed: 20230703 },
    );
    // Sequences that never leave the register would prove little.
    for (const name of [
      "excluded",
      "in_verification",
      "decree_expired",
      "need_without_place",
      "no_open_need",
    ])
      expect(seen).toContain(name);
  }, 240_000);
});
