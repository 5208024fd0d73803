import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { systemActor, visitor } from "~/platform/access/actor";
import { Forbidden, NotFound } from "~/platform/access/errors";
import { read, writeAs } from "~/platform/access/transaction.server";
import { draftDecree, recordDecree } from "~/features/verification/decree-commands.server";
import { expireDecrees } from "~/features/verification/jobs.server";
import {
  openCorrection,
  recordMeeting,
  recordMinutes,
} from "~/features/verification/deliberation-commands.server";
import { findRestEligible, giveVerdicts } from "~/features/verification/verdict-commands.server";
import { decideExit, proposeExit } from "~/features/verification/exit-commands.server";
import {
  decideObjection,
  linkObjection,
  raiseObjection,
} from "~/features/verification/objection-commands.server";
import {
  announceVillages,
  approveReview,
  excludeInReview,
  forwardVillage,
  proposeReview,
  returnVillage,
} from "~/features/verification/review-commands.server";
import { addDays } from "~/features/verification/rules/dates";
import { parseReference } from "~/platform/db/reference";
import { recordVisit, saveVisitSection } from "~/features/verification/visit-commands.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import {
  day,
  decreeLists,
  makeHouseholds,
  makePeople,
  meeting,
  memberIdsOf,
  minutes,
  nextVillage,
  setToday,
  signed,
  stateOf,
  visitHousehold,
  walkList,
  type People,
} from "./village";

const broken = (code: string) => expect.objectContaining({ name: "RuleBroken", code });
let serial = 2100;

describe("from the list to the decree", () => {
  useDatabase();
  let village: string;
  let people: People;

  beforeEach(async () => {
    await setToday(day);
    village = `32.16.18.${++serial}`;
    people = await makePeople(village);
  });

  const all = (query: ReturnType<typeof sql>) =>
    writeAs(systemActor, "household.list", (tx) => tx.execute<Record<string, unknown>>(query));

  describe("visits", () => {
    test("an assessed family is enumerated, and what was seen is kept with its day", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      expect(await stateOf(id!)).toBe("enumerated");
      const rows = await all(
        sql`select member_id is null as house, answers, as_of from assessment where household_id = ${id!}`,
      );
      expect(rows.length).toBe(3);
      const house = rows.find((row) => row.house)!;
      expect(house).toMatchObject({ as_of: day, answers: { floor: "earth", area_per_person: 10 } });
    });

    test("an unfinished questionnaire cannot be sent in", async () => {
      const [id] = await makeHouseholds(village, 1);
      await saveVisitSection(people.officer, id!, "house", { household: { floor: "earth" } });
      await expect(recordVisit(people.officer, id!, { visitedOn: day, outcome: "assessed" })).rejects.toEqual(
        broken("sections_open"),
      );
    });

    test("a visit tomorrow has not happened", async () => {
      const [id] = await makeHouseholds(village, 1);
      await expect(
        recordVisit(people.officer, id!, { visitedOn: addDays(day, 1), outcome: "not_found" }),
      ).rejects.toEqual(broken("visit_date"));
    });

    test("a family is searched for twice before the meeting decides", async () => {
      const [id] = await makeHouseholds(village, 1);
      await recordVisit(people.officer, id!, { visitedOn: day, outcome: "not_found" });
      expect(await stateOf(id!)).toBe("listed");
      await recordVisit(people.officer, id!, { visitedOn: day, outcome: "not_found" });
      expect(await stateOf(id!)).toBe("enumerated");
    });

    test("a head who died leaves, the family stays and the next one leads it", async () => {
      const [id] = await makeHouseholds(village, 1);
      const [head, child] = await memberIdsOf(id!);
      for (const section of ["house", "utilities", "living"] as const)
        await saveVisitSection(people.officer, id!, section, { household: {} });
      await saveVisitSection(people.officer, id!, "members", {
        members: { [head!]: { presence: "deceased" } },
      });
      await saveVisitSection(people.officer, id!, "members", {
        members: { [child!]: { presence: "present" } },
      });
      await recordVisit(people.officer, id!, { visitedOn: day, outcome: "assessed" });
      const [family] = await all(sql`select h.size, h.head_name, m.name from household h
        join member m on m.household_id = h.id and m.is_head where h.id = ${id!}`);
      expect(family).toEqual({ size: 1, head_name: "Anak 0", name: "Anak 0" });
      const [left] = await all(sql`select reason from exclusion where member_id = ${head!}`);
      expect(left).toEqual({ reason: "deceased" });
    });

    test("an officer of another village finds no such family", async () => {
      const [id] = await makeHouseholds(village, 1);
      const other = await makeActor("village_officer", { scope: nextVillage });
      await expect(recordVisit(other, id!, { visitedOn: day, outcome: "not_found" })).rejects.toThrow(
        NotFound,
      );
    });
  });

  describe("the meeting and its minutes", () => {
    test("all eligible except some, in two acts", async () => {
      const ids = await makeHouseholds(village, 4);
      for (const id of ids) await visitHousehold(people.officer, id);
      const round = await recordMeeting(people.officer, village, meeting);
      const problems = await giveVerdicts(
        people.officer,
        round,
        new Map([[ids[0]!, { outcome: "ineligible", reasons: ["well_off"] }]]),
      );
      expect(problems).toEqual({});
      expect(await findRestEligible(people.officer, round)).toEqual({ eligible: 3, undecided: 0 });
      expect(await Promise.all(ids.map(stateOf))).toEqual([
        "ineligible",
        "deliberated",
        "deliberated",
        "deliberated",
      ]);
      await recordMinutes(people.officer, round, minutes);
      expect(await Promise.all(ids.map(stateOf))).toEqual(["ineligible", "minuted", "minuted", "minuted"]);
    });

    test("a verdict without its one reason is not kept, and neither is any other of the same page", async () => {
      const ids = await makeHouseholds(village, 2);
      for (const id of ids) await visitHousehold(people.officer, id);
      const round = await recordMeeting(people.officer, village, meeting);
      const problems = await giveVerdicts(
        people.officer,
        round,
        new Map([
          [ids[0]!, { outcome: "ineligible" as const, reasons: [] }],
          [ids[1]!, { outcome: "eligible" as const, reasons: [] }],
        ]),
      );
      expect(problems).toEqual({ [ids[0]!]: "reason_missing" });
      expect(await stateOf(ids[1]!)).toBe("enumerated");
    });

    test("a family never found is never eligible in bulk; the meeting says not found", async () => {
      const [id] = await makeHouseholds(village, 1);
      await recordVisit(people.officer, id!, { visitedOn: day, outcome: "not_found" });
      await recordVisit(people.officer, id!, { visitedOn: day, outcome: "not_found" });
      const round = await recordMeeting(people.officer, village, meeting);
      expect(await findRestEligible(people.officer, round)).toEqual({ eligible: 0, undecided: 1 });
      await expect(recordMinutes(people.officer, round, minutes)).rejects.toEqual(broken("verdicts_missing"));
      await giveVerdicts(
        people.officer,
        round,
        new Map([[id!, { outcome: "ineligible", reasons: ["not_found"] }]]),
      );
      await recordMinutes(people.officer, round, minutes);
      expect(await stateOf(id!)).toBe("ineligible");
    });

    test("a verdict may be taken back until the minutes are signed; the former reason stays as history", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      const round = await recordMeeting(people.officer, village, meeting);
      await giveVerdicts(
        people.officer,
        round,
        new Map([[id!, { outcome: "ineligible", reasons: ["well_off"] }]]),
      );
      await giveVerdicts(people.officer, round, new Map([[id!, { outcome: "eligible", reasons: [] }]]));
      expect(await stateOf(id!)).toBe("deliberated");
      const reasons = await all(sql`select reason, lifted_on from exclusion where household_id = ${id!}`);
      expect([...reasons]).toEqual([{ reason: "well_off", lifted_on: day }]);
      await recordMinutes(people.officer, round, minutes);
      await expect(
        giveVerdicts(
          people.officer,
          round,
          new Map([[id!, { outcome: "ineligible", reasons: ["well_off"] }]]),
        ),
      ).rejects.toEqual(broken("list_already_past"));
    });

    test("a meeting without families to speak about, and a second one while a list is open, are refused", async () => {
      await expect(recordMeeting(people.officer, village, meeting)).rejects.toEqual(broken("list_empty"));
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      await recordMeeting(people.officer, village, meeting);
      await expect(recordMeeting(people.officer, village, meeting)).rejects.toEqual(
        broken("list_open_already"),
      );
    });

    test("two officers who open the meeting at once open one list", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      const colleague = await makeActor("village_officer", { scope: village });
      const results = await Promise.allSettled([
        recordMeeting(people.officer, village, meeting),
        recordMeeting(colleague, village, meeting),
      ]);
      expect(results.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    test("an officer cannot hold the meeting of another village", async () => {
      await expect(recordMeeting(people.officer, nextVillage, meeting)).rejects.toThrow(Forbidden);
    });
  });

  describe("reviews", () => {
    test("a returned list keeps its place, is corrected by a further meeting and goes round again", async () => {
      const ids = await makeHouseholds(village, 2);
      for (const id of ids) await visitHousehold(people.officer, id);
      const round = await walkList(people, village, "minuted");
      await expect(returnVillage(people.camat, round, " ")).rejects.toEqual(broken("note_required"));
      await returnVillage(people.camat, round, "Daftar hadir belum lengkap");
      expect(await stateOf(ids[0]!)).toBe("minuted");
      await expect(forwardVillage(people.camat, round)).rejects.toEqual(broken("list_returned"));
      await openCorrection(people.officer, round, meeting);
      expect(await stateOf(ids[0]!)).toBe("deliberated");
      await giveVerdicts(
        people.officer,
        round,
        new Map([[ids[0]!, { outcome: "ineligible", reasons: ["well_off"] }]]),
      );
      await recordMinutes(people.officer, round, { ...minutes, number: "140/08/BA/2023" });
      await forwardVillage(people.camat, round);
      expect(await Promise.all(ids.map(stateOf))).toEqual(["ineligible", "district_reviewed"]);
      const numbers = await all(
        sql`select minutes_number from deliberation where round_id = ${round} order by current`,
      );
      expect(numbers.map((row) => row.minutes_number)).toEqual([minutes.number, "140/08/BA/2023"]);
    });

    test("whoever takes a step does not approve it, and no office does another's work", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      const round = await walkList(people, village, "minuted");
      await expect(forwardVillage(people.officer, round)).rejects.toThrow(Forbidden);
      await expect(forwardVillage(people.registrar, round)).rejects.toThrow(Forbidden);
      await expect(proposeReview(people.registrar, round)).rejects.toEqual(broken("list_not_there_yet"));
      await forwardVillage(people.camat, round);
      await proposeReview(people.registrar, round);
      await expect(approveReview(people.registrar, round)).rejects.toThrow(Forbidden);
      // The same person in another office is still the same person.
      await expect(
        approveReview({ ...people.analyst, accountId: people.registrar.accountId }, round),
      ).rejects.toThrow(Forbidden);
      await approveReview(people.analyst, round);
      await expect(announceVillages(people.analyst, [round])).rejects.toThrow(Forbidden);
    });

    test("the camat of another kecamatan finds no such list", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      const round = await walkList(people, village, "minuted");
      const other = await makeActor("district_officer", { scope: "32.16.17" });
      await expect(forwardVillage(other, round)).rejects.toThrow(NotFound);
    });

    test("the kabupaten check takes one family off the list and the list goes on", async () => {
      const ids = await makeHouseholds(village, 2);
      for (const id of ids) await visitHousehold(people.officer, id);
      const round = await walkList(people, village, "district_reviewed");
      await expect(excludeInReview(people.registrar, ids[0]!, { reason: "state_employee" })).rejects.toEqual(
        broken("note_required"),
      );
      await excludeInReview(people.registrar, ids[0]!, {
        reason: "state_employee",
        note: "Pegawai honorer daerah",
      });
      await proposeReview(people.registrar, round);
      await approveReview(people.analyst, round);
      expect(await Promise.all(ids.map(stateOf))).toEqual(["ineligible", "regency_reviewed"]);
    });
  });

  describe("objections", () => {
    const object = (kind: "listing" | "omission" = "listing") =>
      raiseObjection(visitor, { kind, villageCode: village, about: "Keluarga di RT 3", text: "Sudah mampu" });
    const idOf = async (reference: string) =>
      String((await all(sql`select id from objection where reference = ${reference}`))[0]!.id);

    test("anyone may object while the window is open, and learns a reference only", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      await expect(object()).rejects.toEqual(broken("objection_window_closed"));
      await walkList(people, village, "announced");
      const reference = await object();
      expect(parseReference(reference)).toMatchObject({ kind: "objection", year: 2023 });
      await setToday(addDays(day, 6));
      await object("omission");
      await setToday(addDays(day, 7));
      await expect(object()).rejects.toEqual(broken("objection_window_closed"));
      const seen = await read(visitor, (tx) => tx.execute(sql`select * from objection`));
      expect(seen.length).toBe(0);
    });

    test("an objection of which nobody knows whom it means holds up its village, a linked one its household only", async () => {
      const ids = await makeHouseholds(village, 2);
      for (const id of ids) await visitHousehold(people.officer, id);
      const round = await walkList(people, village, "announced");
      const objectionId = await idOf(await object());
      await setToday(addDays(day, 8));
      await expect(draftDecree(people.registrar, [round])).rejects.toEqual(broken("list_not_ripe"));
      await linkObjection(people.registrar, objectionId, ids[0]!);
      const { households, decreeId } = await draftDecree(people.registrar, [round]);
      expect(households).toBe(1);
      await recordDecree(people.head, decreeId, signed("460/200/2023", addDays(day, 8)));
      expect(await Promise.all(ids.map(stateOf))).toEqual(["announced", "decreed"]);
      // Rejected, the household comes into the next decree.
      await decideObjection(people.registrar, objectionId, { upheld: false, grounds: "Tidak terbukti" });
      const later = await draftDecree(people.registrar, [round]);
      await recordDecree(people.head, later.decreeId, signed("460/201/2023", addDays(day, 8)));
      expect(await stateOf(ids[0]!)).toBe("decreed");
    });

    test("upheld against a listing, the family leaves for exactly one reason", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      await walkList(people, village, "announced");
      const objectionId = await idOf(await object());
      const uphold = (exclusion?: Parameters<typeof decideObjection>[2]["exclusion"]) =>
        decideObjection(people.registrar, objectionId, { upheld: true, grounds: "Terbukti", exclusion });
      await expect(uphold({ reason: "well_off" })).rejects.toEqual(broken("household_not_linked"));
      await linkObjection(people.registrar, objectionId, id!);
      await expect(uphold()).rejects.toEqual(broken("reason_missing"));
      await expect(uphold({ reason: "other" })).rejects.toEqual(broken("note_required"));
      await uphold({ reason: "well_off" });
      expect(await stateOf(id!)).toBe("ineligible");
    });

    test("whoever excluded a family does not decide the objection about it", async () => {
      const ids = await makeHouseholds(village, 2);
      for (const id of ids) await visitHousehold(people.officer, id);
      const round = await walkList(people, village, "district_reviewed");
      await excludeInReview(people.registrar, ids[0]!, { reason: "not_resident" });
      await proposeReview(people.registrar, round);
      await approveReview(people.analyst, round);
      await announceVillages(people.registrar, [round]);
      const objectionId = await idOf(await object("omission"));
      await linkObjection(people.registrar, objectionId, ids[0]!);
      const decision = { upheld: true, grounds: "Keluarga tinggal di desa ini" };
      await expect(decideObjection(people.registrar, objectionId, decision)).rejects.toThrow(Forbidden);
      const colleague = await makeActor("registrar");
      await decideObjection(colleague, objectionId, decision);
      expect(await stateOf(ids[0]!)).toBe("enumerated");
    });
  });

  describe("the decree", () => {
    test("nobody is decreed while the window is open, and one village's delay blocks only its own rows", async () => {
      const slow = `32.16.18.${++serial}`;
      const slowPeople = await makePeople(slow);
      const [here] = await makeHouseholds(village, 1);
      const [there] = await makeHouseholds(slow, 1);
      await visitHousehold(people.officer, here!);
      await visitHousehold(slowPeople.officer, there!);
      const round = await walkList(people, village, "announced");
      const behind = await walkList(slowPeople, slow, "open");
      await setToday(addDays(day, 6));
      await expect(draftDecree(people.registrar, [round])).rejects.toEqual(broken("list_not_ripe"));
      await setToday(addDays(day, 7));
      await expect(draftDecree(people.registrar, [round, behind])).rejects.toEqual(broken("list_not_ripe"));
      const { decreeId } = await draftDecree(people.registrar, [round]);
      await expect(draftDecree(people.registrar, [round])).rejects.toEqual(broken("list_in_other_draft"));
      expect(await stateOf(here!)).toBe("announced");
      await expect(recordDecree(people.registrar, decreeId, signed())).rejects.toThrow(Forbidden);
      await expect(recordDecree(people.head, decreeId, { ...signed(), number: " " })).rejects.toEqual(
        broken("number_missing"),
      );
      await recordDecree(people.head, decreeId, signed("460/300/2023", addDays(day, 7)));
      expect(await stateOf(here!)).toBe("decreed");
      expect(await stateOf(there!)).toBe("enumerated");
    });

    test("when its last day has passed the household is expired, visited anew and never eligible on old answers", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      const round = await walkList(people, village, "announced");
      await decreeLists(people, [round], "460/400/2023");
      await setToday(addDays(day, 8 + 365));
      await expireDecrees();
      expect(await stateOf(id!)).toBe("decreed");
      await setToday(addDays(day, 8 + 366));
      await expireDecrees();
      expect(await stateOf(id!)).toBe("expired");
      await recordVisit(people.officer, id!, { visitedOn: addDays(day, 374), outcome: "declined" });
      const again = await recordMeeting(people.officer, village, { ...meeting, heldOn: addDays(day, 374) });
      expect(await findRestEligible(people.officer, again)).toEqual({ eligible: 0, undecided: 1 });
    });

    test("a family graduates after a later visit, proposed by one office and approved by another", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      await decreeLists(people, [await walkList(people, village, "announced")], "460/500/2023");
      const exit = { kind: "graduation" as const, ground: "Rumah layak dan berpenghasilan tetap" };
      await expect(proposeExit(people.registrar, id!, exit)).rejects.toEqual(
        broken("assessment_since_decree_required"),
      );
      await setToday(addDays(day, 60));
      await visitHousehold(people.officer, id!, addDays(day, 60));
      expect(await stateOf(id!)).toBe("decreed");
      const proposal = await proposeExit(people.registrar, id!, exit);
      await expect(proposeExit(people.registrar, id!, exit)).rejects.toEqual(broken("exit_proposed_already"));
      await expect(decideExit(people.registrar, proposal, true)).rejects.toThrow(Forbidden);
      await expect(decideExit(people.head, proposal, false)).rejects.toEqual(broken("note_required"));
      await decideExit(people.head, proposal, true);
      expect(await stateOf(id!)).toBe("graduated");
      const [entry] = await all(sql`select removed from decree_entry where household_id = ${id!}`);
      expect(entry).toEqual({ removed: true });
    });

    test("a family found ineligible after the decree is removed for one reason by two offices", async () => {
      const [id] = await makeHouseholds(village, 1);
      await visitHousehold(people.officer, id!);
      await decreeLists(people, [await walkList(people, village, "announced")], "460/600/2023");
      const exit = {
        kind: "removal" as const,
        ground: "Pindah",
        exclusion: { reason: "moved_away" as const, note: "Ke Karawang" },
      };
      const proposal = await proposeExit(people.registrar, id!, exit);
      await decideExit(people.head, proposal, true);
      expect(await stateOf(id!)).toBe("ineligible");
      const [left] = await all(
        sql`select reason, note from exclusion where household_id = ${id!} and lifted_on is null`,
      );
      expect(left).toEqual({ reason: "moved_away", note: "Ke Karawang" });
    });
  });

  test("every act leaves its line in the log, without a name", async () => {
    const [id] = await makeHouseholds(village, 1);
    await visitHousehold(people.officer, id!);
    await decreeLists(people, [await walkList(people, village, "announced")], "460/700/2023");
    const lines = await all(sql`select act, details::text as details from audit_entry
      where actor_id in (${people.officer.accountId}, ${people.camat.accountId}, ${people.registrar.accountId},
        ${people.analyst.accountId}, ${people.head.accountId}) order by seq`);
    expect([...new Set(lines.map((line) => line.act))]).toEqual([
      "visit.draft",
      "visit.record",
      "deliberation.record",
      "minutes.record",
      "village.forward",
      "review.propose",
      "review.approve",
      "village.announce",
      "decree.draft",
      "decree.record",
    ]);
    expect(lines.some((line) => String(line.details).includes("Contoh 0"))).toBe(false);
  });
});
