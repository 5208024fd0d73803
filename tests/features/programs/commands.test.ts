import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, visitor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { auditEntry } from "~/platform/db/schema";
import {
  describeProgram,
  divideQuota,
  draftProgram,
  setProgramCriteria,
  setProgramTerms,
  type ProgramTermsInput,
} from "~/features/programs/commands.server";
import { oneSource } from "~/features/programs/funds";
import {
  closeProgram,
  pauseProgram,
  publishProgram,
  resumeProgram,
  returnProgram,
  submitProgram,
} from "~/features/programs/publication-commands.server";
import { listPrograms, readProgram, readPublishedProgram } from "~/features/programs/queries.server";
import {
  proposeQuota,
  raiseQuota,
  raiseQuotaAlone,
  refuseQuotaRaise,
} from "~/features/programs/quota-commands.server";
import type { Quota } from "~/features/programs/rules";
import { offer } from "~/features/programs/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";

useDatabase();

const repair = {
  name: "Rutilahu 2023",
  description: "Perbaikan atap, lantai, dan dinding",
  need: "housing" as const,
};
const terms: ProgramTermsInput = {
  quota: 30,
  unitValue: 20_000_000,
  funds: oneSource("regency_budget", "housing", 30, 20_000_000),
  strategy: "pocket",
  startsOn: "2023-07-03",
  endsOn: "2023-12-31",
};

const divided: Quota = {
  total: 30,
  parts: [
    { place: "32.16.18", places: 20 },
    { place: "32.16.19", places: 10 },
  ],
};

let housing: Office;
let social: Office;
beforeAll(async () => {
  housing = await makeOffice("housing", "Disperkimtan Contoh");
  social = await makeOffice("social", "Dinas Sosial Contoh");
});

async function submitted(office = housing, quota = divided): Promise<string> {
  const id = await draftProgram(office.operator, repair);
  await setProgramTerms(office.operator, id, { ...terms, quota: quota.total });
  await divideQuota(office.operator, id, quota.parts);
  await submitProgram(office.operator, id);
  return id;
}

async function published(office = housing, quota = divided): Promise<string> {
  const id = await submitted(office, quota);
  await publishProgram(office.head, id);
  return id;
}

/** What the log keeps about the last act of that kind on the program. */
const detailsOf = (act: string, id: string) =>
  read(systemActor, async (tx) => {
    const [entry] = await tx
      .select({ details: auditEntry.details })
      .from(auditEntry)
      .where(and(eq(auditEntry.act, act), eq(auditEntry.subjectId, id)))
      .orderBy(desc(auditEntry.seq))
      .limit(1);
    return entry?.details;
  });
const offersOf = (id: string) =>
  read(systemActor, (tx) => tx.select().from(offer).where(eq(offer.programId, id)).orderBy(offer.place));

describe("a program", () => {
  it("starts as a draft with a reference and the usual criteria of its need", async () => {
    const id = await draftProgram(housing.operator, repair);
    const record = await readProgram(housing.operator, id);
    expect(record).toMatchObject({
      state: "draft",
      unit: "house",
      recipient: "household",
      strategy: "pocket",
    });
    expect(record.reference).toMatch(/^PR-2023-\d{6}-\d$/);
    expect(record.criteria).toEqual({
      house_ownership: { in: ["owned"], unknown: "ask" },
      land_title: { unknown: "ask" },
    });
  });

  it("takes unit, recipient and usual criteria of another need along when the need is changed", async () => {
    const id = await draftProgram(housing.operator, repair);
    await describeProgram(housing.operator, id, { ...repair, need: "skills" });
    expect(await readProgram(housing.operator, id)).toMatchObject({
      unit: "seat",
      recipient: "member",
      criteria: { member_class: { in: ["productive"], unknown: "ask" } },
    });
  });

  it("is published by the head after the operator submitted it, and then offers its places per kecamatan", async () => {
    const id = await published();
    expect(await readProgram(housing.head, id)).toMatchObject({
      state: "published",
      publishedOn: "2023-07-03",
    });
    expect(await offersOf(id)).toMatchObject([
      {
        place: "32.16.18",
        capacity: 20,
        open: true,
        criteria: [expect.anything(), { place: { codes: ["32.16.18"] } }],
      },
      { place: "32.16.19", capacity: 10, open: true },
    ]);
  });

  it("is one offer without kecamatan quotas", async () => {
    const id = await published(housing, { total: 987, parts: [] });
    expect(await offersOf(id)).toMatchObject([{ place: null, capacity: 987 }]);
  });

  it("is never published by an operator, nor by the head of another agency", async () => {
    const id = await submitted();
    await expect(publishProgram(housing.operator, id)).rejects.toThrow("forbidden");
    await expect(publishProgram(social.head, id)).rejects.toThrow(NotFound);
  });

  it("is drafted and published by the head alone, and the log says so", async () => {
    const id = await draftProgram(housing.head, repair);
    await setProgramTerms(housing.head, id, terms);
    await publishProgram(housing.head, id);
    expect(await offersOf(id)).toMatchObject([{ capacity: 30, open: true }]);
    expect(await readProgram(housing.head, id)).toMatchObject({ state: "published", submittedBy: null });
    expect(await detailsOf("program.publish", id)).toMatchObject({ alone: true });
    const together = await published();
    expect(await detailsOf("program.publish", together)).toMatchObject({ alone: false });
  });

  it("is not published unfinished, nor twice, nor changed once it was submitted", async () => {
    const id = await draftProgram(housing.operator, repair);
    await expect(publishProgram(housing.head, id)).rejects.toThrow("program_unit_value_missing");
    await setProgramTerms(housing.operator, id, terms);
    await submitProgram(housing.operator, id);
    await expect(describeProgram(housing.operator, id, repair)).rejects.toThrow("program_state");
    await publishProgram(housing.head, id);
    await expect(publishProgram(housing.head, id)).rejects.toThrow("program_state");
    expect(await offersOf(id)).toHaveLength(1);
  });

  it("published by one form sent twice is published once and answered alike", async () => {
    const id = await submitted();
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => publishProgram(housing.head, id, key)));
    expect(new Set(answers).size).toBe(1);
    expect(await offersOf(id)).toHaveLength(2);
  });

  it("goes back to the operator with what to change", async () => {
    const id = await submitted();
    await returnProgram(housing.head, id, "Lengkapi kuota");
    expect(await readProgram(housing.operator, id)).toMatchObject({ state: "draft", note: "Lengkapi kuota" });
  });

  it("without a unit value does not reach the head", async () => {
    const id = await draftProgram(housing.operator, repair);
    await expect(submitProgram(housing.operator, id)).rejects.toThrow("program_unit_value_missing");
  });

  it("with quotas that do not add up, or criteria that make no sense, is not saved", async () => {
    const id = await draftProgram(housing.operator, repair);
    await setProgramTerms(housing.operator, id, { ...terms, quota: 31 });
    await expect(divideQuota(housing.operator, id, divided.parts)).rejects.toThrow("quota_sum_differs");
    await expect(
      setProgramCriteria(housing.operator, id, { age: { min: 40, max: 18, unknown: "ask" } }),
    ).rejects.toThrow("criteria_unsound");
  });

  it("saved by somebody else meanwhile is not overwritten", async () => {
    const id = await draftProgram(housing.operator, repair);
    const { version } = await readProgram(housing.operator, id);
    await setProgramTerms(housing.operator, id, terms, version);
    await expect(
      describeProgram(housing.operator, id, { ...repair, name: "Nama lain" }, version),
    ).rejects.toThrow("program_changed");
  });

  it("of another agency is not found for any change, and its draft not for reading", async () => {
    const draft = await draftProgram(housing.operator, repair);
    await expect(readProgram(social.operator, draft)).rejects.toThrow();
    await expect(describeProgram(social.operator, draft, repair)).rejects.toMatchObject({ name: "NotFound" });
    const open = await published();
    expect((await readProgram(social.operator, open)).state).toBe("published");
    for (const attempt of [
      () => pauseProgram(social.head, open, "x"),
      () => closeProgram(social.head, open, "x"),
      () => proposeQuota(social.operator, open, { total: 99, parts: [], funds: [] }, "x"),
    ])
      await expect(attempt()).rejects.toMatchObject({ name: "NotFound" });
  });

  it("paused takes no new household, resumed does, closed keeps what is left", async () => {
    const id = await published();
    await pauseProgram(housing.head, id, "Menunggu anggaran perubahan");
    expect((await offersOf(id)).every((o) => !o.open)).toBe(true);
    await resumeProgram(housing.head, id);
    expect((await offersOf(id)).every((o) => o.open)).toBe(true);
    await writeAs(systemActor, "run.approve", (tx) =>
      tx
        .update(offer)
        .set({ taken: 17 })
        .where(and(eq(offer.programId, id), eq(offer.place, "32.16.18"))),
    );
    expect(await closeProgram(housing.head, id, "Tahun anggaran berakhir")).toBe(13);
    expect((await offersOf(id)).every((o) => !o.open)).toBe(true);
    await expect(resumeProgram(housing.head, id)).rejects.toThrow("program_state");
  });

  it("published is public by its reference; a draft is not", async () => {
    const id = await submitted();
    const { reference } = await readProgram(housing.head, id);
    await expect(readPublishedProgram(visitor, reference)).rejects.toThrow();
    await publishProgram(housing.head, id);
    expect((await readPublishedProgram(visitor, reference)).name).toBe(repair.name);
  });

  it("stands in the list of its agency in every state, and of everybody else from publication on", async () => {
    const draft = await draftProgram(social.operator, { ...repair, name: "Sembako draf" });
    const { actor: partner } = await makePartner();
    const analyst = await makeActor("bappeda_analyst");
    const names = async (actor: typeof partner) =>
      (await listPrograms(actor, { text: "Sembako draf" }, 1)).rows.map((row) => row.id);
    expect(await names(social.head)).toEqual([draft]);
    for (const other of [housing.head, partner, analyst]) expect(await names(other)).toEqual([]);
  });
});

describe("a raised quota", () => {
  const added = (places: number) => oneSource("regency_budget", "housing", places, 20_000_000);
  const more = {
    total: 40,
    funds: added(10),
    parts: [
      { place: "32.16.18", places: 25 },
      { place: "32.16.19", places: 15 },
    ],
  };

  it("counts at once when the head raises it without an operator, and the log says so", async () => {
    const id = await published();
    expect(await raiseQuotaAlone(housing.head, id, more, "Anggaran perubahan")).toBe(40);
    expect((await offersOf(id)).map((o) => o.capacity)).toEqual([25, 15]);
    expect(await readProgram(housing.head, id)).toMatchObject({ quota: 40, raise: null });
    expect(await detailsOf("program.raise_quota", id)).toMatchObject({ from: 30, to: 40, alone: true });
    await expect(raiseQuotaAlone(housing.operator, id, { ...more, total: 50 }, "Lagi")).rejects.toThrow(
      "forbidden",
    );
  });

  it("does not pass by a proposal of the operator that still waits", async () => {
    const id = await published();
    await proposeQuota(housing.operator, id, more, "Anggaran perubahan");
    await expect(raiseQuotaAlone(housing.head, id, more, "Anggaran perubahan")).rejects.toThrow(
      "raise_waiting",
    );
  });

  it("of the operator counts only from the head's approval", async () => {
    const id = await published();
    await proposeQuota(housing.operator, id, more, "Anggaran perubahan");
    expect((await offersOf(id)).map((o) => o.capacity)).toEqual([20, 10]);
    await expect(raiseQuota(housing.operator, id)).rejects.toThrow("forbidden");
    expect(await raiseQuota(housing.head, id)).toBe(40);
    expect((await offersOf(id)).map((o) => o.capacity)).toEqual([25, 15]);
    expect(await readProgram(housing.head, id)).toMatchObject({
      quota: 40,
      raise: null,
      quotaParts: more.parts,
    });
  });

  it("adds an offer for a kecamatan that had none", async () => {
    const id = await published();
    const wider = {
      total: 35,
      parts: [...divided.parts, { place: "32.16.20", places: 5 }],
      funds: added(5),
    };
    await proposeQuota(housing.operator, id, wider, "Kecamatan baru");
    await raiseQuota(housing.head, id);
    expect((await offersOf(id)).map((o) => [o.place, o.capacity])).toEqual([
      ["32.16.18", 20],
      ["32.16.19", 10],
      ["32.16.20", 5],
    ]);
  });

  it("never lowers a quota, and waits one at a time", async () => {
    const id = await published();
    const lower = { total: 29, parts: [], funds: [] };
    await expect(proposeQuota(housing.operator, id, lower, "x")).rejects.toThrow("quota_not_raised");
    await proposeQuota(housing.operator, id, more, "x");
    await expect(proposeQuota(housing.operator, id, more, "x")).rejects.toThrow("raise_waiting");
    await refuseQuotaRaise(housing.head, id, "Belum ada anggaran");
    await expect(raiseQuota(housing.head, id)).rejects.toMatchObject({ name: "NotFound" });
    expect((await offersOf(id)).map((o) => o.capacity)).toEqual([20, 10]);
    await proposeQuota(housing.operator, id, more, "lagi");
  });

  const csr = {
    source: "csr" as const,
    label: "PT Contoh",
    place: null,
    amount: 50_000_000,
    places: null,
  };
  const shared = { ...more, funds: [{ ...added(10)[0]!, amount: 150_000_000 }, csr] };
  const own = { source: "regency_budget", label: null, place: null, places: null };

  it("raises its sources with it on the approval and not before, so that the public sees who pays all of it", async () => {
    const id = await published();
    await proposeQuota(housing.operator, id, shared, "Anggaran perubahan");
    const waiting = await readProgram(housing.head, id);
    expect(waiting.raise?.funds).toEqual(shared.funds);
    expect(waiting.funds).toEqual(terms.funds);
    await raiseQuota(housing.head, id);
    const { reference } = waiting;
    expect((await readPublishedProgram(visitor, reference)).funds).toEqual([
      { ...own, amount: 750_000_000 },
      csr,
    ]);
  });

  it("refused leaves its sources as they were", async () => {
    const id = await published();
    await proposeQuota(housing.operator, id, shared, "Anggaran perubahan");
    await refuseQuotaRaise(housing.head, id, "Belum ada anggaran");
    expect((await readProgram(housing.head, id)).funds).toEqual(terms.funds);
  });

  it("raises its sources at once on the head's own word, and has to name them where the program does", async () => {
    const id = await published();
    await expect(raiseQuotaAlone(housing.head, id, { ...more, funds: [] }, "x")).rejects.toThrow(
      "fund_missing",
    );
    const bound = { ...csr, place: "32.16.20.2001" };
    await expect(raiseQuotaAlone(housing.head, id, { ...more, funds: [bound] }, "x")).rejects.toThrow(
      "fund_place_short",
    );
    await raiseQuotaAlone(housing.head, id, shared, "Anggaran perubahan");
    expect((await readProgram(housing.head, id)).funds).toEqual([{ ...own, amount: 750_000_000 }, csr]);
  });
});

it("every act on a program is on record with who did it and why", async () => {
  const id = await published();
  await closeProgram(housing.head, id, "Selesai lebih awal");
  const log = await read(systemActor, (tx) =>
    tx.select().from(auditEntry).where(eq(auditEntry.subjectId, id)).orderBy(auditEntry.seq),
  );
  expect(log.map((entry) => [entry.act, entry.actorId, entry.reason])).toEqual([
    ["program.draft", housing.operator.accountId, null],
    ["program.draft", housing.operator.accountId, null],
    ["program.draft", housing.operator.accountId, null],
    ["program.submit", housing.operator.accountId, null],
    ["program.publish", housing.head.accountId, null],
    ["program.close", housing.head.accountId, "Selesai lebih awal"],
  ]);
});
