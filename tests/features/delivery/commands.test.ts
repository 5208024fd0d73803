import { sql } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { Forbidden, NotFound, RuleBroken } from "~/platform/access/errors";
import { answerWithFile } from "~/platform/files/answer.server";
import {
  acceptAll,
  acceptMatch,
  recordConsent,
  returnMatch,
} from "~/features/delivery/acceptance-commands.server";
import {
  addEvidence,
  checkDelivery,
  failDelivery,
  recordDelivery,
  scheduleDelivery,
} from "~/features/delivery/delivery-commands.server";
import { findRecipient, listRecipients } from "~/features/delivery/queries.server";
import { approveRun } from "~/features/matching/approval-commands.server";
import { newId } from "~/platform/db/id";
import type { EvidenceKind, NeedCode } from "~/features/needs/catalogue";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";
import {
  change,
  linesOfRun,
  look,
  makeFamilies,
  makeProgram,
  proposeRun,
  type FamilyWish,
} from "../matching/world";

useDatabase();
process.env.PORTAL_DATA = temporaryFolder().path;

let analyst: Actor;
let head: Actor;
let office: Office;
let other: Office;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  head = await makeActor("bappeda_head");
  office = await makeOffice("housing");
  other = await makeOffice("social");
});

/** Approved matches of a new program of the agency, one for each family. */
async function approved(
  need: NeedCode,
  families: FamilyWish[],
): Promise<{ ids: string[]; offerId: string; runId: string }> {
  const { offerId } = await makeProgram(office.id, { need, places: families.length });
  await makeFamilies(families.map((family) => ({ ...family, needs: [need] })));
  const runId = await proposeRun(analyst, { needs: [need], offerIds: [offerId] });
  await approveRun(head, runId, { leaveOut: 0 });
  const rows = await look<{ id: string }>(sql`select id from match where run_id = ${runId} order by id`);
  return { ids: rows.map((row) => row.id), offerId, runId };
}

const stateOf = async (id: string) =>
  (
    await look<{
      state: string;
      need_state: string;
      taken: number;
    }>(sql`select m.state, n.state as need_state, o.taken
      from match m join need n on n.id = m.need_id join offer o on o.id = m.offer_id where m.id = ${id}`)
  )[0]!;

const given = {
  answer: "given" as const,
  givenOn: "2023-07-03",
  manner: "spoken" as const,
  givenBy: "Contoh 0",
  guardian: null,
  witnesses: "Ketua RT 001",
};

async function photo(): Promise<{ name: string; bytes: Buffer }> {
  const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: "#886" } });
  const bytes = await drawn
    .withExif({ IFD0: { Artist: "GPS marker 1234" } })
    .jpeg()
    .toBuffer();
  return { name: "foto rumah.jpg", bytes };
}

async function prove(id: string, kinds: EvidenceKind[]): Promise<void> {
  for (const kind of kinds) {
    const text = kind === "weighed_content" ? "10 kg" : null;
    await addEvidence(office.operator, id, {
      kind,
      takenOn: "2023-07-03",
      text,
      file: text ? null : await photo(),
    });
  }
}

const nothing = { quantity: 1, value: 20_000_000, selfHelpValue: 500_000, complaints: { levy: false } };

describe("from approval to hand-over", () => {
  it("a house goes through acceptance, consent, schedule, evidence, hand-over and a second person's check", async () => {
    const { ids } = await approved("housing", [{}]);
    const id = ids[0]!;
    await acceptMatch(office.operator, id);
    await expect(
      scheduleDelivery(office.operator, id, { day: "2023-07-04", place: "Rumah" }),
    ).rejects.toMatchObject({
      code: "consent_missing",
    });
    await recordConsent(office.operator, id, given);
    await scheduleDelivery(office.operator, id, { day: "2023-07-04", place: "Rumah penerima" });
    await prove(id, ["photo_start", "photo_half", "photo_complete"]);
    await expect(
      recordDelivery(office.operator, id, { day: "2023-07-03", ...nothing }),
    ).rejects.toMatchObject({
      code: "evidence_missing",
    });
    await prove(id, ["land_proof", "handover"]);
    const reference = await recordDelivery(office.operator, id, { day: "2023-07-03", ...nothing });
    expect(reference).toMatch(/^BAST-2023-\d{6}-\d$/);
    expect(await stateOf(id)).toEqual({ state: "delivered", need_state: "met", taken: 1 });
    await expect(checkDelivery(office.operator, id, null)).rejects.toThrow(Forbidden);
    await checkDelivery(office.head, id, "sesuai");
    expect(await stateOf(id)).toEqual({ state: "checked", need_state: "met", taken: 1 });
    const spans = await look(sql`select span::text from protection where match_id = ${id}`);
    expect(spans).toEqual([{ span: "[2023-07-03,2033-07-03)" }]);
  });

  it("a parcel is needed again in the next round, and the same round gives no second one", async () => {
    const { ids, offerId } = await approved("food", [{}]);
    const id = ids[0]!;
    await acceptMatch(office.operator, id);
    await scheduleDelivery(office.operator, id, { day: "2023-07-03", place: "Balai desa" });
    await prove(id, ["delivery_note", "signed_list", "weighed_content"]);
    await recordDelivery(office.operator, id, { day: "2023-07-03", ...nothing });
    expect(await stateOf(id)).toMatchObject({ state: "delivered", need_state: "open" });
    const again = await proposeRun(analyst, { needs: ["food"], offerIds: [offerId] });
    const [line] = await linesOfRun(again);
    expect(line).toMatchObject({
      outcome: "not_eligible",
      explanation: { why: { refusals: [{ why: "window" }] } },
    });
  });

  it("all recipients of a program are accepted in one act, and only as many as were shown", async () => {
    const { ids, offerId } = await approved("water", [{}, {}, {}]);
    await expect(acceptAll(office.operator, { offerId, expected: 2 })).rejects.toMatchObject({
      code: "match_changed",
    });
    expect(await stateOf(ids[0]!)).toMatchObject({ state: "proposed" });
    expect(await acceptAll(office.operator, { offerId, expected: 3 })).toBe(3);
    expect(await stateOf(ids[2]!)).toMatchObject({ state: "accepted", need_state: "engaged" });
  });

  it("consent for a child is a guardian's", async () => {
    const { ids } = await approved("education.school", [
      { members: [{ birthDate: "2012-01-01", memberClass: "not_yet_productive" }] },
    ]);
    await acceptMatch(office.operator, ids[0]!);
    await expect(recordConsent(office.operator, ids[0]!, given)).rejects.toMatchObject({
      code: "consent_guardian",
    });
    await recordConsent(office.operator, ids[0]!, { ...given, guardian: "Ibu Contoh" });
    expect(await stateOf(ids[0]!)).toMatchObject({ state: "consented" });
  });

  it("the family's own village may record its word, another village finds nothing to record", async () => {
    const { ids } = await approved("housing", [{ region: "32.16.18.2003" }]);
    const officer = await makeActor("village_officer", { scope: "32.16.18.2003" });
    const next = await makeActor("village_officer", { scope: "32.16.18.2004" });
    const waiting = async (actor: Actor) =>
      (
        await listRecipients(actor, { state: null, wait: "consent", offerId: null, district: null, page: 1 })
      ).rows.map(({ id }) => id);
    expect(await waiting(officer)).not.toContain(ids[0]);
    await acceptMatch(office.operator, ids[0]!);
    expect(await waiting(officer)).toContain(ids[0]);
    expect(await waiting(next)).not.toContain(ids[0]);
    await expect(findRecipient(next, ids[0]!)).rejects.toThrow(NotFound);
    await expect(recordConsent(next, ids[0]!, given)).rejects.toThrow(NotFound);
    expect((await findRecipient(officer, ids[0]!)).offerLabel).toBeTruthy();
    await recordConsent(officer, ids[0]!, given);
    expect((await stateOf(ids[0]!)).state).toBe("consented");
    expect(await waiting(officer)).not.toContain(ids[0]);
  });

  it("a place of a pledge waits for its agreement", async () => {
    const partner = await makePartner();
    const pledgeId = newId();
    const { offerId } = await makeProgram(office.id, { need: "electricity", places: 1 });
    await change(sql`insert into pledge (id, partner_id, agency_id, region, kind, state, places, made_by)
      values (${pledgeId}, ${partner.id}, ${office.id}, '32.16', 'goods', 'accepted', 1, ${partner.actor.accountId})`);
    await change(sql`update offer set pledge_id = ${pledgeId} where id = ${offerId}`);
    await makeFamilies([{ needs: ["electricity"] }]);
    const runId = await proposeRun(analyst, { needs: ["electricity"], offerIds: [offerId] });
    await approveRun(head, runId, { leaveOut: 0 });
    const [row] = await look<{ id: string }>(sql`select id from match where run_id = ${runId}`);
    await acceptMatch(office.operator, row!.id);
    const plan = { day: "2023-07-04", place: "Rumah" };
    await expect(
      scheduleDelivery(office.operator, row!.id, { ...plan, day: "2023-07-04" }),
    ).rejects.toMatchObject({
      code: "pledge_not_agreed",
    });
    await change(sql`update pledge set state = 'agreed' where id = ${pledgeId}`);
    await expect(
      scheduleDelivery(office.operator, row!.id, { ...plan, day: "2023-07-02" }),
    ).rejects.toMatchObject({
      code: "schedule_before_approval",
    });
    await scheduleDelivery(office.operator, row!.id, plan);
    expect(await look(sql`select state from pledge where id = ${pledgeId}`)).toEqual([{ state: "running" }]);
  });
});

describe("what ends without a delivery", () => {
  it.each<[string, (id: string) => Promise<void>, string]>([
    [
      "the agency returns it",
      (id) => returnMatch(office.operator, id, "sudah pindah dinas"),
      "returned_by_agency",
    ],
    [
      "the household says no",
      async (id) => {
        await acceptMatch(office.operator, id);
        await recordConsent(office.operator, id, { ...given, answer: "refused" });
      },
      "refused_by_household",
    ],
    [
      "nobody is found",
      async (id) => {
        await acceptMatch(office.operator, id);
        await failDelivery(office.operator, id, { reason: "not_found", remark: null });
      },
      "not_found",
    ],
  ])("when %s the place is free, the need open and the windows gone", async (_, act, reason) => {
    const { ids } = await approved("sanitation.latrine", [{}]);
    await act(ids[0]!);
    expect(await stateOf(ids[0]!)).toEqual({ state: "cancelled", need_state: "open", taken: 0 });
    expect(await look(sql`select cancel_reason from match where id = ${ids[0]!}`)).toEqual([
      { cancel_reason: reason },
    ]);
    expect(await look(sql`select 1 from protection where match_id = ${ids[0]!}`)).toEqual([]);
    await expect(acceptMatch(office.operator, ids[0]!)).rejects.toThrow(RuleBroken);
  });

  it("a reason of its own kind needs words", async () => {
    const { ids } = await approved("livelihood.farm", [{}]);
    await acceptMatch(office.operator, ids[0]!);
    await expect(
      failDelivery(office.operator, ids[0]!, { reason: "other", remark: null }),
    ).rejects.toMatchObject({
      code: "failure_remark",
    });
  });
});

describe("whose it is", () => {
  it("another agency's recipient does not exist, whatever the act", async () => {
    const { ids } = await approved("livelihood.fish", [{}]);
    const id = ids[0]!;
    for (const attempt of [
      () => acceptMatch(other.operator, id),
      () => returnMatch(other.operator, id, "bukan kami"),
      () => recordConsent(other.operator, id, given),
      () => scheduleDelivery(other.operator, id, { day: "2023-07-04", place: "x" }),
      () => failDelivery(other.operator, id, { reason: "not_found", remark: null }),
      () => checkDelivery(other.head, id, null),
    ]) {
      await expect(attempt()).rejects.toThrow(NotFound);
    }
    expect(await stateOf(id)).toMatchObject({ state: "proposed" });
  });

  it("a photograph is drawn anew without metadata, and read by its agency and Bappeda only", async () => {
    const { ids } = await approved("sanitation.septic", [{}]);
    const id = ids[0]!;
    await acceptMatch(office.operator, id);
    await scheduleDelivery(office.operator, id, { day: "2023-07-04", place: "Rumah" });
    await prove(id, ["photo_before"]);
    const [row] = await look<{
      file_id: string;
    }>(sql`select file_id from evidence e join delivery d on d.id = e.delivery_id
      where d.match_id = ${id}`);
    const answer = await answerWithFile(office.operator, row!.file_id);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.includes("GPS marker")).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await answerWithFile(head, row!.file_id)).status).toBe(200);
    const strangers = [
      other.operator,
      await makeActor("village_officer", { scope: "32.16.18.2003" }),
      await makeActor("district_officer", { scope: "32.16.18" }),
      await makeActor("executive"),
      await makeActor("partner"),
    ];
    for (const stranger of strangers)
      await expect(answerWithFile(stranger, row!.file_id)).rejects.toThrow(NotFound);
  });

  it.each([
    ["drawing.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")],
    ["page.html", Buffer.from("<!doctype html><script>1</script>")],
    ["photo.jpg", Buffer.from("not a photo at all")],
  ])("%s is refused as evidence", async (name, bytes) => {
    const { ids } = await approved("livelihood.business", [{}]);
    await acceptMatch(office.operator, ids[0]!);
    await recordConsent(office.operator, ids[0]!, given);
    await scheduleDelivery(office.operator, ids[0]!, { day: "2023-07-04", place: "Rumah" });
    await expect(
      addEvidence(office.operator, ids[0]!, {
        kind: "handover_photo",
        takenOn: "2023-07-03",
        text: null,
        file: { name, bytes },
      }),
    ).rejects.toThrow(RuleBroken);
    await failDelivery(office.operator, ids[0]!, { reason: "other", remark: "selesai diuji" });
  });
});
