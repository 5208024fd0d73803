import { sql } from "drizzle-orm";
import { systemActor, type Actor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { writeSetting } from "~/platform/db/settings.server";
import { household, member, nameToken } from "~/features/households/schema";
import { draftDecree, recordDecree } from "~/features/verification/decree-commands.server";
import { recordMeeting, recordMinutes } from "~/features/verification/deliberation-commands.server";
import { findRestEligible } from "~/features/verification/verdict-commands.server";
import {
  announceVillages,
  approveReview,
  forwardVillage,
  proposeReview,
} from "~/features/verification/review-commands.server";
import { addDays } from "~/features/verification/rules/dates";
import type { HouseholdState } from "~/features/verification/rules/states";
import { sections } from "~/features/verification/rules/questionnaire";
import { recordVisit, saveVisitSection } from "~/features/verification/visit-commands.server";
import { makeActor } from "#tests/support/actors";

export const day = "2023-07-03";
export const nextVillage = "32.16.18.2004";

export const meeting = {
  heldOn: day,
  place: "Balai desa",
  attendance: {
    village_head: 1,
    village_council: 3,
    family_welfare: 2,
    neighbourhood_heads: 9,
    community_institutions: 1,
    community_members: 12,
  },
};

export const minutes = {
  number: "140/07/BA/2023",
  signedOn: day,
  signers: [
    { name: "Kepala Desa Contoh", position: "Kepala desa" },
    { name: "Ketua BPD Contoh", position: "Ketua BPD" },
  ],
};

export const signed = (number = "460/123/2023", on = day) => ({
  number,
  signer: "Bupati Bekasi",
  signedOn: on,
  validFrom: on,
  validTo: addDays(on, 365),
});

/** Everybody a list passes through, one person each. */
export async function makePeople(village = "32.16.18.2003") {
  return {
    officer: await makeActor("village_officer", { scope: village }),
    camat: await makeActor("district_officer", { scope: village.slice(0, 8) }),
    registrar: await makeActor("registrar"),
    analyst: await makeActor("bappeda_analyst"),
    head: await makeActor("bappeda_head"),
  };
}
export type People = Awaited<ReturnType<typeof makePeople>>;

/** Families on the register, each with a head and one child. */
export async function makeHouseholds(village: string, count: number, state: HouseholdState = "listed") {
  const ids = Array.from({ length: count }, () => newId());
  await writeAs(systemActor, "household.list", async (tx) => {
    await tx.insert(household).values(
      ids.map((id, i) => ({
        id,
        region: village,
        caseCode: id.slice(-8),
        state,
        headName: `Contoh ${String(i).padStart(4, "0")}`,
        size: 2,
        dataSource: "p3ke",
        firstListedOn: "2023-01-02",
      })),
    );
    await tx
      .insert(nameToken)
      .values(
        ids.flatMap((householdId, i) =>
          ["contoh", String(i).padStart(4, "0")].map((token) => ({ token, householdId, region: village })),
        ),
      );
    await tx.insert(member).values(
      ids.flatMap((householdId, i) => [
        {
          id: newId(),
          householdId,
          region: village,
          name: `Contoh ${String(i).padStart(4, "0")}`,
          isHead: true,
          relationship: "head",
          birthDate: "1980-05-01",
        },
        {
          id: newId(),
          householdId,
          region: village,
          name: `Anak ${i}`,
          relationship: "child",
          birthDate: "2012-05-01",
        },
      ]),
    );
  });
  return ids;
}

export async function stateOf(id: string): Promise<string> {
  const [row] = await writeAs(systemActor, "household.list", (tx) =>
    tx.execute<{ state: string }>(sql`select state from household where id = ${id}`),
  );
  return row!.state;
}

export const memberIdsOf = async (id: string): Promise<string[]> =>
  writeAs(systemActor, "household.list", async (tx) => {
    const rows = await tx.execute<{ id: string }>(
      sql`select id from member where household_id = ${id} and active order by is_head desc, id`,
    );
    return rows.map((row) => row.id);
  });

/** A complete visit with plain answers. */
export async function visitHousehold(officer: Actor, id: string, visitedOn = day): Promise<void> {
  for (const section of sections) {
    if (section === "members") {
      for (const memberId of await memberIdsOf(id))
        await saveVisitSection(officer, id, section, { members: { [memberId]: { presence: "present" } } });
    } else await saveVisitSection(officer, id, section, { household: { floor: "earth", floor_area: 20 } });
  }
  await recordVisit(officer, id, { visitedOn, outcome: "assessed" });
}

/** The list of a village from the meeting to the given state; every visited family eligible. Returns its round. */
export async function walkList(
  people: People,
  village: string,
  to:
    | "open"
    | "minuted"
    | "district_reviewed"
    | "review_proposed"
    | "regency_reviewed"
    | "announced" = "minuted",
  on = day,
): Promise<string> {
  const steps = ["open", "minuted", "district_reviewed", "review_proposed", "regency_reviewed", "announced"];
  const until = steps.indexOf(to);
  const round = await recordMeeting(people.officer, village, { ...meeting, heldOn: on });
  if (until >= 1) {
    await findRestEligible(people.officer, round);
    await recordMinutes(people.officer, round, { ...minutes, signedOn: on });
  }
  if (until >= 2) await forwardVillage(people.camat, round);
  if (until >= 3) await proposeReview(people.registrar, round);
  if (until >= 4) await approveReview(people.analyst, round);
  if (until >= 5) await announceVillages(people.registrar, [round]);
  return round;
}

export const setToday = (on: string) =>
  writeAs(systemActor, "setting.change", (tx) => writeSetting(tx, "businessDate", on));

/** From the announcement to the decree, eight days later, and back to the present day of the test. */
export async function decreeLists(people: People, rounds: string[], number?: string): Promise<string> {
  await setToday(addDays(day, 8));
  const { decreeId } = await draftDecree(people.registrar, rounds);
  await recordDecree(people.head, decreeId, signed(number, addDays(day, 8)));
  return decreeId;
}
