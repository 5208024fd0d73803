import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { need } from "~/features/needs/schema";
import { run, match } from "~/features/matching/schema";
import {
  draftPledge,
  retargetPledge,
  setPledgeAmount,
  setPledgeExecution,
  setPledgeWishes,
  type PledgeAmount,
  type PledgeExecution,
  type PledgeTarget,
} from "~/features/pledges/commands.server";
import { enterShare, inviteFunder, leaveFunderOut } from "~/features/pledges/funder-commands.server";
import {
  acceptPledge,
  agreePledge,
  rejectPledge,
  returnPledge,
  submitPledge,
} from "~/features/pledges/decision-commands.server";
import { withdrawPledge } from "~/features/pledges/release-commands.server";
import { countPledges, listOpenShares, listPledges } from "~/features/pledges/queries.server";
import { readPledge } from "~/features/pledges/record-queries.server";
import { pledge, pledgeShare } from "~/features/pledges/schema";
import { oneSource } from "~/features/programs/funds";
import { draftProgram, setProgramTerms } from "~/features/programs/commands.server";
import { pauseProgram, publishProgram, submitProgram } from "~/features/programs/publication-commands.server";
import { offer } from "~/features/programs/schema";
import { decreeEntry } from "~/features/verification/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";
import { seedVerified } from "#tests/support/verified";

useDatabase();

type Partner = { id: string; actor: Actor };
let lead: Partner;
let tenant: Partner;
let stranger: Partner;
let housing: Office;
let manpower: Office;
let analyst: Actor;
let repair: string;

beforeAll(async () => {
  [lead, tenant, stranger] = [
    await makePartner("PT Contoh Kawasan"),
    await makePartner("PT Contoh Penyewa"),
    await makePartner("PT Contoh Lain"),
  ];
  [housing, manpower] = [await makeOffice("housing"), await makeOffice("manpower")];
  analyst = await makeActor("bappeda_analyst");
  repair = await publishedProgram();
});

async function publishedProgram(): Promise<string> {
  const id = await draftProgram(housing.operator, { name: "Rutilahu", description: null, need: "housing" });
  await setProgramTerms(housing.operator, id, {
    quota: 10,
    unitValue: 20_000_000,
    funds: oneSource("regency_budget", "housing", 10, 20_000_000),
    strategy: "pocket",
    startsOn: "2023-07-03",
    endsOn: "2023-12-31",
  });
  await submitProgram(housing.operator, id);
  await publishProgram(housing.head, id);
  return id;
}

const seats: PledgeTarget = { kind: "training_seat", programId: null, need: "skills" };
const course: PledgeAmount = {
  amount: null,
  quantity: 16,
  description: "Kursus menjahit",
  details: { course: "Menjahit dasar", place: "BLK Contoh", lesson_hours: 240 },
};
const money = (amount: number): PledgeAmount => ({
  amount,
  quantity: null,
  description: "Perbaikan rumah",
  details: {},
});
const execution: PledgeExecution = {
  implementer: "LPK Contoh",
  implementerKind: "training_centre",
  payee: "LPK Contoh",
  payeeKind: "trainer",
  startsOn: "2023-08-01",
  endsOn: "2023-11-30",
};

async function drafted(
  target: PledgeTarget = seats,
  amount: PledgeAmount = course,
  by = lead,
): Promise<string> {
  const id = await draftPledge(by.actor, target);
  await setPledgeAmount(by.actor, id, amount);
  await setPledgeExecution(by.actor, id, execution);
  return id;
}
async function submitted(target?: PledgeTarget, amount?: PledgeAmount): Promise<string> {
  const id = await drafted(target, amount);
  await submitPledge(lead.actor, id);
  return id;
}
const toRepair = (): PledgeTarget => ({ kind: "fund", programId: repair, need: null });
const bySkills = () => ({ agencyId: manpower.id, unitValue: null });
const offersOf = (id: string) =>
  read(systemActor, (tx) => tx.select().from(offer).where(eq(offer.pledgeId, id)));

describe("a pledge", () => {
  it("is drafted step by step, submitted with a reference, and waits for Bappeda", async () => {
    const id = await drafted();
    expect(await submitPledge(lead.actor, id)).toMatch(/^KM-2023-\d{6}-\d$/);
    expect(await readPledge(analyst, id)).toMatchObject({
      state: "submitted",
      submittedOn: "2023-07-03",
      need: "skills",
      unit: "seat",
    });
    expect(await countPledges(analyst, ["submitted"])).toBeGreaterThan(0);
  });

  it("is nobody else's to read while it is a draft, and never another partner's", async () => {
    const id = await drafted();
    for (const actor of [analyst, manpower.head, stranger.actor])
      await expect(readPledge(actor, id)).rejects.toMatchObject({ name: "NotFound" });
    await submitPledge(lead.actor, id);
    await expect(readPledge(stranger.actor, id)).rejects.toMatchObject({ name: "NotFound" });
    for (const attempt of [
      () => setPledgeAmount(stranger.actor, id, course),
      () => submitPledge(stranger.actor, id),
      () => withdrawPledge(stranger.actor, id, "x"),
      () => inviteFunder(stranger.actor, id, stranger.id),
      () => enterShare(stranger.actor, id, 1),
    ])
      await expect(attempt()).rejects.toMatchObject({ name: "NotFound" });
    expect((await listPledges(stranger.actor, {}, 1)).rows.map((row) => row.id)).not.toContain(id);
  });

  it("sent a hundred times by one form gets one reference and one answer", async () => {
    const id = await drafted();
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 100 }, () => submitPledge(lead.actor, id, key)));
    expect(new Set(answers).size).toBe(1);
    expect(await readPledge(lead.actor, id)).toMatchObject({ reference: answers[0], state: "submitted" });
  });

  it("with something missing is not submitted, and says what", async () => {
    const id = await draftPledge(lead.actor, seats);
    await expect(submitPledge(lead.actor, id)).rejects.toThrow("quantity_missing");
    await expect(setPledgeAmount(lead.actor, id, { ...course, details: {} })).rejects.toThrow(
      "detail_missing",
    );
    await setPledgeAmount(lead.actor, id, course);
    await expect(submitPledge(lead.actor, id)).rejects.toThrow("implementer_missing");
  });

  it("never holds an account number, never pays an office, never ends before it starts", async () => {
    const id = await drafted();
    await expect(
      setPledgeAmount(lead.actor, id, { ...course, description: "rek 1234567890" }),
    ).rejects.toThrow("account_number");
    await expect(
      setPledgeExecution(lead.actor, id, { ...execution, payee: "Dinas Tenaga Kerja" }),
    ).rejects.toThrow("payee_is_office");
    await expect(setPledgeExecution(lead.actor, id, { ...execution, endsOn: "2023-07-01" })).rejects.toThrow(
      "dates_reversed",
    );
  });

  it("of a kind that cannot answer the need, or towards a program that is not open, is not begun", async () => {
    await expect(
      draftPledge(lead.actor, { kind: "vacancy", programId: null, need: "skills" }),
    ).rejects.toThrow("kind_not_for_need");
    await expect(draftPledge(lead.actor, { kind: "vacancy", programId: repair, need: null })).rejects.toThrow(
      "kind_not_for_need",
    );
    const paused = await publishedProgram();
    await pauseProgram(housing.head, paused, "x");
    await expect(draftPledge(lead.actor, { ...toRepair(), programId: paused })).rejects.toThrow(
      "program_not_open",
    );
  });

  it("keeps its wishes to the kecamatan of the region and to groups that fit, and loses them with another need", async () => {
    const id = await drafted();
    await setPledgeWishes(lead.actor, id, { districts: ["32.16.18"], group: "women" });
    await expect(setPledgeWishes(lead.actor, id, { districts: ["64.02.06"], group: null })).rejects.toThrow(
      "wish_district_unknown",
    );
    await expect(setPledgeWishes(lead.actor, id, { districts: [], group: "elderly" })).rejects.toThrow(
      "wish_group_not_for_need",
    );
    await retargetPledge(lead.actor, id, { kind: "goods", programId: null, need: "food" });
    expect(await readPledge(lead.actor, id)).toMatchObject({
      need: "food",
      quantity: null,
      wishes: { districts: [], group: null },
    });
  });

  it("begins with the kecamatan that was looked at in the market as its wish, and with none that cannot be", async () => {
    const towards = (district: string) =>
      draftPledge(lead.actor, { kind: "fund", programId: null, need: "food", district });
    const known = await readPledge(lead.actor, await towards("32.16.18"));
    expect(known.wishes).toEqual({ districts: ["32.16.18"], group: null });
    const elsewhere = await readPledge(lead.actor, await towards("64.02.05"));
    expect(elsewhere.wishes).toEqual({ districts: [], group: null });
  });

  it("saved in another window meanwhile is not overwritten", async () => {
    const id = await drafted();
    const { version } = await readPledge(lead.actor, id);
    await setPledgeAmount(lead.actor, id, course, version);
    await expect(setPledgeAmount(lead.actor, id, { ...course, quantity: 17 }, version)).rejects.toThrow(
      "pledge_changed",
    );
    expect(await readPledge(lead.actor, id)).toMatchObject({ quantity: course.quantity });
  });

  it("sent twice by a double tap is saved once and is no conflict", async () => {
    const id = await drafted();
    const { version } = await readPledge(lead.actor, id);
    await Promise.all([1, 2].map(() => setPledgeAmount(lead.actor, id, course, version)));
    expect(await readPledge(lead.actor, id)).toMatchObject({ quantity: course.quantity });
  });
});

describe("money towards a program", () => {
  it("becomes whole places at the program's unit value; the remainder stays with the pledge", async () => {
    const id = await submitted(toRepair(), money(450_000_000));
    expect(await acceptPledge(analyst, id, { agencyId: null, unitValue: null })).toBe(22);
    expect(await readPledge(lead.actor, id)).toMatchObject({
      state: "accepted",
      places: 22,
      unitValue: 20_000_000,
      agencyId: housing.id,
    });
  });

  it("is offered on top of the program's quota, under the program's criteria and the wishes", async () => {
    const id = await drafted(toRepair(), money(100_000_000));
    await setPledgeWishes(lead.actor, id, { districts: ["32.16.18"], group: "female_head" });
    await submitPledge(lead.actor, id);
    await acceptPledge(analyst, id, { agencyId: null, unitValue: null });
    expect(await offersOf(id)).toMatchObject([
      {
        programId: repair,
        agencyId: housing.id,
        capacity: 5,
        open: true,
        criteria: [
          { house_ownership: { in: ["owned"], unknown: "ask" }, land_title: { unknown: "ask" } },
          { place: { codes: ["32.16.18"] }, female_head: { unknown: "ask" } },
        ],
      },
    ]);
  });

  it("below the value of one place is refused before it is submitted", async () => {
    const id = await drafted(toRepair(), money(19_999_999));
    await expect(submitPledge(lead.actor, id)).rejects.toThrow("below_one_place");
  });
});

describe("Bappeda's answer", () => {
  it("to a pledge towards a need names the agency, and the unit value where it is money", async () => {
    const id = await submitted();
    await expect(acceptPledge(analyst, id, { agencyId: null, unitValue: null })).rejects.toThrow(
      "agency_missing",
    );
    expect(await acceptPledge(analyst, id, bySkills())).toBe(16);
    expect(await offersOf(id)).toMatchObject([
      { programId: null, agencyId: manpower.id, period: "2023", need: "skills", recipient: "member" },
    ]);
    const fund = await submitted({ kind: "fund", programId: null, need: "skills" }, money(100_000_000));
    await expect(acceptPledge(analyst, fund, bySkills())).rejects.toThrow("pledge_unit_value_missing");
    expect(await acceptPledge(analyst, fund, { agencyId: manpower.id, unitValue: 6_000_000 })).toBe(16);
  });

  it("comes from an analyst only, once, and on what the analyst looked at", async () => {
    const id = await submitted();
    for (const actor of [
      lead.actor,
      manpower.head,
      await makeActor("registrar"),
      await makeActor("bappeda_head"),
    ])
      await expect(acceptPledge(actor, id, bySkills())).rejects.toThrow();
    const { version } = await readPledge(analyst, id);
    await returnPledge(analyst, id, "Sebutkan tempat");
    await submitPledge(lead.actor, id);
    await expect(acceptPledge(analyst, id, bySkills(), undefined, version)).rejects.toThrow("pledge_changed");
    await acceptPledge(analyst, id, bySkills());
    await expect(acceptPledge(analyst, id, bySkills())).rejects.toThrow("pledge_state");
    expect(await offersOf(id)).toHaveLength(1);
  });

  it("returns with a note, keeps the reference, and may reject with a reason", async () => {
    const id = await submitted();
    const { reference } = await readPledge(lead.actor, id);
    await returnPledge(analyst, id, "Sebutkan jumlah jam");
    expect(await readPledge(lead.actor, id)).toMatchObject({
      state: "returned",
      note: "Sebutkan jumlah jam",
    });
    await setPledgeAmount(lead.actor, id, { ...course, quantity: 20 });
    expect(await submitPledge(lead.actor, id)).toBe(reference);
    await rejectPledge(analyst, id, "Bukan untuk keluarga miskin");
    expect(await readPledge(lead.actor, id)).toMatchObject({
      state: "rejected",
      note: "Bukan untuk keluarga miskin",
    });
    expect(await offersOf(id)).toEqual([]);
  });

  it("records the signed agreement, not one of tomorrow", async () => {
    const id = await submitted();
    await acceptPledge(analyst, id, bySkills());
    await expect(agreePledge(analyst, id, { kind: "letter", number: "1", on: "2023-07-04" })).rejects.toThrow(
      "agreement_in_future",
    );
    await agreePledge(analyst, id, { kind: "cooperation", number: "PKS/1/2023", on: "2023-07-03" });
    expect(await readPledge(lead.actor, id)).toMatchObject({
      state: "agreed",
      agreementNumber: "PKS/1/2023",
    });
  });
});

describe("several funders", () => {
  const together = () => drafted(seats, { ...course, amount: 96_000_000 });

  it("each enter their own amount, and together they are the pledge", async () => {
    const id = await together();
    await inviteFunder(lead.actor, id, tenant.id);
    await enterShare(lead.actor, id, 60_000_000);
    await expect(submitPledge(lead.actor, id)).rejects.toThrow("shares_amount_missing");
    expect(await listOpenShares(tenant.actor)).toMatchObject([{ id, partnerName: "PT Contoh Kawasan" }]);
    await enterShare(tenant.actor, id, 35_000_000);
    await expect(submitPledge(lead.actor, id)).rejects.toThrow("shares_sum_differs");
    await enterShare(tenant.actor, id, 36_000_000);
    expect(await submitPledge(lead.actor, id)).toMatch(/^KM-/);
    expect(await listOpenShares(tenant.actor)).toEqual([]);
  });

  it("see the whole pledge and one another's names, and only their own amount", async () => {
    const id = await together();
    await inviteFunder(lead.actor, id, tenant.id);
    await enterShare(lead.actor, id, 60_000_000);
    await enterShare(tenant.actor, id, 36_000_000);
    for (const [partner, amount] of [
      [lead, 60_000_000],
      [tenant, 36_000_000],
    ] as const) {
      const record = await readPledge(partner.actor, id);
      expect(record.funders.map((funder) => funder.name)).toEqual(["PT Contoh Kawasan", "PT Contoh Penyewa"]);
      expect(record).toMatchObject({
        ownShare: amount,
        shares: [],
        funding: { funders: 2, entered: 2, fits: partner === lead },
      });
      const rows = await read(partner.actor, (tx) =>
        tx.select().from(pledgeShare).where(eq(pledgeShare.pledgeId, id)),
      );
      expect(rows.map((row) => row.amount)).toEqual([amount]);
    }
  });

  it("are invited and left out by the lead only, and change nothing but their amount", async () => {
    const id = await together();
    await inviteFunder(lead.actor, id, tenant.id);
    for (const attempt of [
      () => inviteFunder(tenant.actor, id, stranger.id),
      () => setPledgeAmount(tenant.actor, id, course),
      () => submitPledge(tenant.actor, id),
      () => withdrawPledge(tenant.actor, id, "x"),
    ])
      await expect(attempt()).rejects.toMatchObject({ name: "NotFound" });
    await expect(enterShare(tenant.actor, id, 0)).rejects.toThrow("share_not_positive");
    await enterShare(tenant.actor, id, 1_000);
    await leaveFunderOut(lead.actor, id, tenant.id);
    await expect(readPledge(tenant.actor, id)).rejects.toMatchObject({ name: "NotFound" });
    expect((await readPledge(lead.actor, id)).funding).toMatchObject({ funders: 1, entered: 0, fits: false });
  });

  it("are admitted partners, each once", async () => {
    const id = await together();
    await expect(inviteFunder(lead.actor, id, newId())).rejects.toThrow("funder_unknown");
    await inviteFunder(lead.actor, id, tenant.id);
    await expect(inviteFunder(lead.actor, id, tenant.id)).rejects.toThrow("funder_twice");
  });

  it("alone needs no figure for things, and for money is the whole pledge", async () => {
    expect((await readPledge(lead.actor, await submitted())).ownShare).toBeNull();
    const id = await submitted(toRepair(), money(40_000_000));
    expect((await readPledge(lead.actor, id)).ownShare).toBe(40_000_000);
  });
});

describe("a pledge with matches", () => {
  it("runs from its first scheduled delivery, is completed with the last, and frees what is left when withdrawn", async () => {
    const units = await seedVerified({ need: "skills", villages: { "32.16.18.2003": 3 } });
    const id = await submitted(seats, { ...course, quantity: 3 });
    await acceptPledge(analyst, id, bySkills());
    await agreePledge(analyst, id, { kind: "letter", number: "S/1", on: "2023-07-03" });
    const matches = await matchAll(id, units);
    const stateOf = async () => (await readPledge(lead.actor, id)).state;
    await setMatch(matches[0] ?? "", "scheduled");
    expect(await stateOf()).toBe("running");
    await setMatch(matches[0] ?? "", "delivered");
    const own = (await readPledge(lead.actor, id)).progress;
    expect(own).toMatchObject({ capacity: 3, taken: 3, delivered: 1, districts: [], losses: [] });
    const { progress } = await readPledge(analyst, id);
    expect(progress.districts).toEqual([{ district: "32.16.18", matched: 3, delivered: 1 }]);
    expect(await withdrawPledge(lead.actor, id, "Anggaran dialihkan")).toBe(2);
    expect(await offersOf(id)).toMatchObject([{ capacity: 1, taken: 1, open: false }]);
    const states = await read(systemActor, (tx) =>
      tx.select({ state: match.state, why: match.cancelReason }).from(match).where(eq(match.pledgeId, id)),
    );
    expect(states.map((row) => row.state).sort()).toEqual(["cancelled", "cancelled", "delivered"]);
    const open = await read(systemActor, (tx) => tx.$count(need, eq(need.state, "open")));
    expect(open).toBe(2);
    expect(await stateOf()).toBe("withdrawn");
  });

  it("is completed when every place is delivered", async () => {
    const units = await seedVerified({ need: "skills", villages: { "32.16.18.2003": 2 } });
    const id = await submitted(seats, { ...course, quantity: 2 });
    await acceptPledge(analyst, id, bySkills());
    await agreePledge(analyst, id, { kind: "letter", number: "S/2", on: "2023-07-03" });
    for (const matchId of await matchAll(id, units)) await setMatch(matchId, "delivered");
    expect((await readPledge(lead.actor, id)).state).toBe("completed");
    await expect(withdrawPledge(lead.actor, id, "x")).rejects.toThrow("pledge_state");
  });

  it("still waiting is withdrawn without anybody losing a place", async () => {
    const id = await submitted();
    expect(await withdrawPledge(lead.actor, id, "Ditunda")).toBe(0);
    expect(await read(systemActor, (tx) => tx.$count(pledge, eq(pledge.state, "withdrawn")))).toBeGreaterThan(
      0,
    );
  });
});

async function matchAll(
  pledgeId: string,
  units: Awaited<ReturnType<typeof seedVerified>>,
): Promise<string[]> {
  const [place] = await offersOf(pledgeId);
  const runId = newId();
  return writeAs(systemActor, "run.approve", async (tx) => {
    await tx.insert(run).values({
      id: runId,
      reference: runId,
      region: "32.16",
      period: "2023",
      needs: ["skills"],
      seed: "contoh",
      weightVersion: 1,
      state: "approved",
      businessDate: "2023-07-03",
      madeBy: newId(),
    });
    const ids: string[] = [];
    for (const unit of units) {
      const [entry] = await tx
        .select()
        .from(decreeEntry)
        .where(eq(decreeEntry.householdId, unit.householdId));
      const id = newId();
      ids.push(id);
      await tx.insert(match).values({
        id,
        runId,
        offerId: place?.id ?? "",
        needId: unit.needId,
        need: "skills",
        householdId: unit.householdId,
        memberId: unit.memberId,
        region: unit.region,
        agencyId: place?.agencyId ?? "",
        pledgeId,
        decreeId: entry?.decreeId ?? "",
        period: "2023",
        approvedOn: "2023-07-03",
      });
      await tx.update(need).set({ state: "engaged" }).where(eq(need.id, unit.needId));
    }
    return ids;
  });
}

const setMatch = (id: string, state: string) =>
  writeAs(systemActor, "match.deliver", (tx) =>
    tx
      .update(match)
      .set({ state, deliveredOn: state === "delivered" ? "2023-07-03" : null })
      .where(eq(match.id, id)),
  );
