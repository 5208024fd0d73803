import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { listNotices } from "~/features/notices/queries.server";
import { notice } from "~/features/notices/schema";
import {
  decideAmendment,
  draftAmendment,
  proposeAmendment,
} from "~/features/pledges/amendment-commands.server";
import { draftPledge, setPledgeAmount, setPledgeExecution } from "~/features/pledges/commands.server";
import {
  acceptPledge,
  agreePledge,
  rejectPledge,
  returnPledge,
  submitPledge,
} from "~/features/pledges/decision-commands.server";
import { enterShare, inviteFunder, leavePledge } from "~/features/pledges/funder-commands.server";
import { withdrawPledge } from "~/features/pledges/release-commands.server";
import { renewPledge, tendPromises } from "~/features/pledges/promise-commands.server";
import { remindOfPromises } from "~/features/pledges/reminders.server";
import { oneSource } from "~/features/programs/funds";
import { draftProgram, setProgramTerms } from "~/features/programs/commands.server";
import {
  closeProgram,
  publishProgram,
  returnProgram,
  submitProgram,
} from "~/features/programs/publication-commands.server";
import { proposeQuota, raiseQuota, refuseQuotaRaise } from "~/features/programs/quota-commands.server";
import { returnMatch } from "~/features/delivery/acceptance-commands.server";
import { approveRun } from "~/features/matching/approval-commands.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";
import { makeFamilies, makeProgram, proposeRun } from "../matching/world";

useDatabase();

let lead: { id: string; actor: Actor }, funder: { id: string; actor: Actor };
let office: Office;
let analyst: Actor;

beforeAll(async () => {
  [lead, funder] = [await makePartner("PT Contoh Kawasan"), await makePartner("PT Contoh Penyewa")];
  office = await makeOffice("housing");
  analyst = await makeActor("bappeda_analyst");
});

/** Who was told what since the last time, in the order of the people asked about. */
async function told(): Promise<Record<string, string[]>> {
  const people = {
    lead: lead.actor,
    funder: funder.actor,
    operator: office.operator,
    head: office.head,
    analyst,
  };
  const found: Record<string, string[]> = {};
  for (const [name, actor] of Object.entries(people)) {
    const kinds = (await listNotices(actor, 1)).rows.map((row) => row.kind);
    if (kinds.length > 0) found[name] = kinds;
  }
  await writeAs(systemActor, "notice.mark", (tx) => tx.delete(notice));
  return found;
}

const businessDay = (day: string) =>
  writeAs(systemActor, "setting.change", (tx) =>
    tx.execute(sql`update instance_setting set value = to_jsonb(${day}::text) where name = 'businessDate'`),
  );

describe("who hears of a program", () => {
  it("the head of what waits, the operators of what was decided, Bappeda of what the market shows", async () => {
    const id = await draftProgram(office.operator, { name: "Rutilahu", description: null, need: "housing" });
    await setProgramTerms(office.operator, id, {
      quota: 10,
      unitValue: 20_000_000,
      funds: oneSource("regency_budget", "housing", 10, 20_000_000),
      strategy: "pocket",
      startsOn: "2023-07-03",
      endsOn: "2023-12-31",
    });
    expect(await told()).toEqual({});
    await submitProgram(office.operator, id);
    expect(await told()).toEqual({ head: ["program_submitted"] });
    await returnProgram(office.head, id, "Periksa nilai");
    expect(await told()).toEqual({ operator: ["program_returned"] });
    await submitProgram(office.operator, id);
    await told();
    await publishProgram(office.head, id);
    expect(await told()).toEqual({ operator: ["program_published"], analyst: ["program_published"] });
    const raised = (total: number) => ({
      ...{ total, parts: [] },
      funds: oneSource("regency_budget", "housing", 10, 20_000_000),
    });
    await proposeQuota(office.operator, id, raised(20), "Ada sisa");
    expect(await told()).toEqual({ head: ["quota_waiting"] });
    await raiseQuota(office.head, id);
    expect(await told()).toEqual({ operator: ["quota_raised"] });
    await proposeQuota(office.operator, id, raised(30), "Ada sisa lagi");
    await told();
    await refuseQuotaRaise(office.head, id, "Cukup");
    expect(await told()).toEqual({ operator: ["quota_refused"] });
    await closeProgram(office.head, id, "Selesai");
    expect(await told()).toEqual({ operator: ["program_closed"], analyst: ["program_closed"] });
  });
});

describe("who hears of a pledge", () => {
  const execution = {
    implementer: "BLK Contoh",
    implementerKind: "training_centre",
    payee: "LPK Contoh",
    payeeKind: "trainer",
    startsOn: "2023-08-01",
    endsOn: "2023-11-30",
  };
  const details = { course: "Las dasar", place: "BLK Contoh", lesson_hours: 240 };
  async function submitted(): Promise<string> {
    const target = { kind: "training_seat", programId: null, need: "skills" } as const;
    const id = await draftPledge(lead.actor, target);
    await setPledgeAmount(lead.actor, id, { amount: null, quantity: 16, description: "Las", details });
    await setPledgeExecution(lead.actor, id, execution);
    await submitPledge(lead.actor, id);
    return id;
  }

  it("a partner that is asked to fund a part", async () => {
    const id = await draftPledge(lead.actor, { kind: "fund", programId: null, need: "housing" });
    await inviteFunder(lead.actor, id, funder.id);
    expect(await told()).toEqual({ funder: ["share_invited"] });
  });

  it("Bappeda of what is submitted, the partner of every answer, the agency of what it will deliver", async () => {
    const id = await submitted();
    expect(await told()).toEqual({ analyst: ["pledge_submitted"] });
    await returnPledge(analyst, id, "Tambah jam");
    expect(await told()).toEqual({ lead: ["pledge_returned"] });
    await submitPledge(lead.actor, id);
    await told();
    await acceptPledge(analyst, id, { agencyId: office.id, unitValue: null });
    const three = { lead: ["pledge_accepted"], operator: ["pledge_accepted"], head: ["pledge_accepted"] };
    expect(await told()).toEqual(three);
    await agreePledge(analyst, id, { kind: "mou", number: "1/2023", on: "2023-07-03" });
    expect(Object.keys(await told())).toEqual(["lead", "operator", "head"]);
    await withdrawPledge(lead.actor, id, "Batal");
    const others = {
      operator: ["pledge_withdrawn"],
      head: ["pledge_withdrawn"],
      analyst: ["pledge_withdrawn"],
    };
    expect(await told()).toEqual(others);
    await rejectPledge(analyst, await submitted(), "Tidak sesuai");
    expect(await told()).toEqual({ lead: ["pledge_rejected"], analyst: ["pledge_submitted"] });
  });

  it("the lead of a funder that confirms its share, once, and of one that leaves", async () => {
    const id = await draftPledge(lead.actor, { kind: "fund", programId: null, need: "housing" });
    await inviteFunder(lead.actor, id, funder.id);
    await told();
    await enterShare(funder.actor, id, 10_000_000);
    expect(await told()).toEqual({ lead: ["share_joined"] });
    await enterShare(funder.actor, id, 12_000_000);
    expect(await told()).toEqual({});
    await leavePledge(funder.actor, id);
    expect(await told()).toEqual({ lead: ["share_left"] });
  });

  it("Bappeda of a change that is proposed, the partner of the answer, the agency of what it now delivers", async () => {
    const id = await submitted();
    await acceptPledge(analyst, id, { agencyId: office.id, unitValue: null });
    await told();
    const change = (quantity: number) => ({
      ...{ amount: null, quantity, wishes: { districts: [], group: null }, schedule: null, why: "Berubah" },
      ...execution,
      implementerKind: "training_centre" as const,
      payeeKind: "trainer" as const,
    });
    for (const [quantity, accept] of [
      [20, false],
      [24, true],
    ] as const) {
      const amendmentId = await draftAmendment(lead.actor, id, change(quantity));
      expect(await told()).toEqual({});
      await proposeAmendment(lead.actor, id);
      expect(await told()).toEqual({ analyst: ["amendment_proposed"] });
      await decideAmendment(analyst, id, { accept, why: "Sudah dibaca", amendmentId });
      expect(await told()).toEqual(
        accept
          ? { lead: ["amendment_accepted"], operator: ["amendment_accepted"], head: ["amendment_accepted"] }
          : { lead: ["amendment_refused"] },
      );
    }
    await withdrawPledge(lead.actor, id, "Selesai diuji");
    await told();
  });

  it("everybody of a pledge whose agreement never came, Bappeda three days before; and of its new term", async () => {
    const id = await submitted();
    await acceptPledge(analyst, id, { agencyId: office.id, unitValue: null });
    await told();
    await businessDay("2023-09-29");
    await remindOfPromises();
    expect(await told()).toEqual({ lead: ["agreement_due"], analyst: ["agreement_due"] });
    await businessDay("2023-10-20");
    await tendPromises();
    const all = (kind: string) => ({ lead: [kind], operator: [kind], head: [kind] });
    expect(await told()).toEqual({ ...all("pledge_expired"), analyst: ["pledge_expired"] });
    await renewPledge(analyst, id, "Tanda tangan menyusul");
    expect(await told()).toEqual(all("pledge_renewed"));
    await withdrawPledge(lead.actor, id, "Selesai diuji");
    await businessDay("2023-07-03");
    await told();
  });

  it("a refused step tells nobody", async () => {
    await expect(
      submitPledge(
        lead.actor,
        await draftPledge(lead.actor, {
          kind: "fund",
          programId: null,
          need: "housing",
        }),
      ),
    ).rejects.toThrow();
    expect(await told()).toEqual({});
  });

  it("of a promise before its day, after it, and when it was not kept: each stage once", async () => {
    const id = await submitted();
    await acceptPledge(analyst, id, { agencyId: office.id, unitValue: null });
    await agreePledge(analyst, id, { kind: "mou", number: "2/2023", on: "2023-07-03" });
    await told();
    const stages: Record<string, unknown>[] = [];
    for (const day of ["2023-11-01", "2023-11-20", "2023-11-29", "2023-12-05", "2024-03-01"]) {
      await businessDay(day);
      await Promise.all([remindOfPromises(), remindOfPromises()]);
      await remindOfPromises();
      stages.push(await told());
    }
    const late = (kind: string) => ({ lead: [kind], analyst: [kind] });
    expect(stages).toEqual([
      {},
      { lead: ["promise_due"] },
      { lead: ["promise_due"] },
      late("promise_overdue"),
      late("promise_defaulted"),
    ]);
    const rows = await read(systemActor, (tx) => tx.select().from(notice));
    expect(rows).toEqual([]);
  });
});

describe("who hears of a matching run and of a delivery", () => {
  it("the head of Bappeda of a run that waits; analysts and the operators with recipients of its approval; Bappeda of a return", async () => {
    const bappedaHead = await makeActor("bappeda_head");
    const other = await makeOffice("social");
    const kindsOf = async (actor: Actor) =>
      (await listNotices(actor, 1)).rows.map((row) => [row.kind, row.link]);
    const { offerId } = await makeProgram(office.id, { places: 1 });
    await makeFamilies([{}]);
    await told();
    const runId = await proposeRun(analyst, { offerIds: [offerId] });
    expect(await kindsOf(bappedaHead)).toEqual([["run_waiting", `/runs/${runId}`]]);
    await told();
    await approveRun(bappedaHead, runId, { leaveOut: 0 });
    expect(await kindsOf(analyst)).toEqual([["run_approved", `/runs/${runId}`]]);
    expect(await kindsOf(office.operator)).toEqual([["run_approved", "/matches"]]);
    for (const actor of [other.operator, office.head, bappedaHead, lead.actor])
      expect(await kindsOf(actor)).toEqual([]);
    await told();
    const [match] = await read(systemActor, (tx) =>
      tx.execute<{ id: string }>(sql`select id from match where run_id = ${runId}`),
    );
    await returnMatch(office.operator, match!.id, "sudah pindah dinas");
    expect(await kindsOf(analyst)).toEqual([["delivery_returned", "/runs/returned"]]);
    const [row] = (await listNotices(analyst, 1)).rows;
    expect(row!.facts, "who it was stands in the portal only").toEqual({ agency: "Dinas Contoh housing" });
  });
});
