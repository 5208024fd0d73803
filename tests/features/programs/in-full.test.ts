import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, visitor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import {
  divideQuota,
  draftProgram,
  setProgramCriteria,
  setProgramTerms,
  type ProgramTermsInput,
} from "~/features/programs/commands.server";
import { monthsIn, standingOn } from "~/features/programs/calendar";
import { listCalendar } from "~/features/programs/calendar-queries.server";
import { copyProgram } from "~/features/programs/copy-commands.server";
import { countFits, countFitsByVillage } from "~/features/programs/count-queries.server";
import { oneSource } from "~/features/programs/funds";
import { listOthersServing } from "~/features/programs/others-queries.server";
import { previewOf } from "~/features/programs/preview.server";
import { closeProgram, publishProgram, submitProgram } from "~/features/programs/publication-commands.server";
import { readLeftover, readProgram, readPublishedProgram } from "~/features/programs/queries.server";
import { offer } from "~/features/programs/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner, type Office } from "#tests/support/offices";
import { seedVerified } from "#tests/support/verified";

useDatabase();

const terms: ProgramTermsInput = {
  quota: 10,
  unitValue: 20_000_000,
  funds: oneSource("regency_budget", "housing", 10, 20_000_000),
  strategy: "pocket",
  startsOn: "2023-07-03",
  endsOn: "2023-12-31",
};
const [taman, burangkeng] = ["32.16.18.2003", "32.16.18.2004"] as const;

let office: Office;
let other: Office;
beforeAll(async () => {
  office = await makeOffice("housing", "Disperkimtan Contoh");
  other = await makeOffice("social");
  await seedVerified({ need: "housing", villages: { [taman]: 12, [burangkeng]: 3, "32.16.19.2001": 5 } });
  await seedVerified({
    need: "housing",
    villages: { [taman]: 4 },
    facts: { house_status: "rented" },
  });
  await seedVerified({ need: "housing", villages: { [taman]: 2 }, facts: { land_title: "unknown" } });
});

async function draft(name = "Rutilahu 2023", more: Partial<ProgramTermsInput> = {}): Promise<string> {
  const id = await draftProgram(office.operator, { name, description: "Atap dan lantai", need: "housing" });
  await setProgramTerms(office.operator, id, { ...terms, ...more });
  return id;
}
async function publish(id: string): Promise<string> {
  await submitProgram(office.operator, id);
  await publishProgram(office.head, id);
  return id;
}
const offersOf = (id: string) =>
  read(systemActor, (tx) => tx.select().from(offer).where(eq(offer.programId, id)).orderBy(offer.place));

describe("the count beside the criteria", () => {
  it("says how many one criterion alone shuts out, and how many wait for one answer", async () => {
    const { total, criteria } = await countFits(office.operator, "housing", {
      house_ownership: { in: ["owned"], unknown: "ask" },
      land_title: { unknown: "ask" },
    });
    expect(total).toMatchObject({ fits: 20, asks: 2, all: 26 });
    expect(criteria).toEqual([
      { criterion: "house_ownership", alone: 4, held: 0 },
      { criterion: "land_title", alone: 0, held: 2 },
    ]);
  });

  it("compares with other criteria by kecamatan", async () => {
    const owned = { house_ownership: { in: ["owned" as const], unknown: "ask" as const } };
    const setu = { place: { codes: ["32.16.18"] } };
    const { total, districts } = await countFits(office.operator, "housing", setu, owned);
    expect(total).toMatchObject({ fits: 21, gains: 4, loses: 5 });
    expect(districts.find((d) => d.code === "32.16.18")).toMatchObject({ gains: 4, loses: 0 });
    expect(districts.find((d) => d.code === "32.16.19")).toMatchObject({ gains: 0, loses: 5 });
  });

  it("takes a desa as a place, and counts by desa for a division", async () => {
    const { total } = await countFits(office.operator, "housing", { place: { codes: [burangkeng] } });
    expect(total).toMatchObject({ fits: 3, all: 26 });
    const villages = await countFitsByVillage(office.operator, "housing", { place: { codes: ["32.16.18"] } });
    expect(villages.get(taman)).toMatchObject({ fits: 18 });
    expect(villages.get("32.16.19.2001")).toMatchObject({ fits: 0, all: 5 });
  });
});

describe("a quota by desa", () => {
  it("is offered desa by desa, each to those who live there", async () => {
    const id = await draft();
    await divideQuota(office.operator, id, [
      { place: taman, places: 6 },
      { place: "32.16.19", places: 4 },
    ]);
    await publish(id);
    expect(await offersOf(id)).toMatchObject([
      { place: taman, capacity: 6, criteria: [expect.anything(), { place: { codes: [taman] } }] },
      { place: "32.16.19", capacity: 4 },
    ]);
    const { placeNames } = await readProgram(office.head, id);
    expect(placeNames[taman]).toMatch(/ \(Setu\)$/);
  });

  it("that no longer adds up stays in the draft and is not submitted", async () => {
    const id = await draft();
    await divideQuota(office.operator, id, [{ place: taman, places: 10 }]);
    await setProgramTerms(office.operator, id, { ...terms, quota: 12 });
    expect(await readProgram(office.operator, id)).toMatchObject({
      quota: 12,
      quotaParts: [{ place: taman, places: 10 }],
    });
    await expect(submitProgram(office.operator, id)).rejects.toThrow("quota_sum_differs");
  });
});

describe("several sources of funds", () => {
  it("are kept in their order and change nothing about the offers", async () => {
    const funds = [
      { source: "regency_budget" as const, label: null, place: null, amount: 150_000_000, places: null },
      { source: "csr" as const, label: "PT Contoh", place: null, amount: 50_000_000, places: null },
    ];
    const id = await publish(await draft("Rutilahu bersama", { funds }));
    const record = await readProgram(office.head, id);
    expect(record.funds).toEqual(funds);
    expect(await offersOf(id)).toMatchObject([{ place: null, capacity: 10 }]);
    expect((await readPublishedProgram(other.operator, record.reference)).funds).toEqual(funds);
  });

  it("of one desa are not submitted without places in it", async () => {
    const bound = {
      source: "village_fund" as const,
      label: null,
      place: taman,
      amount: 40_000_000,
      places: null,
    };
    const id = await draft("Dana desa", { funds: [bound] });
    await expect(submitProgram(office.operator, id)).rejects.toThrow("fund_place_short");
    await divideQuota(office.operator, id, [
      { place: taman, places: 2 },
      { place: burangkeng, places: 8 },
    ]);
    await submitProgram(office.operator, id);
  });
});

describe("a copied program", () => {
  it("takes subject, terms, criteria, quota and sources into the chosen year, and names its source", async () => {
    const id = await draft();
    await setProgramCriteria(office.operator, id, { place: { codes: [taman] } });
    await divideQuota(office.operator, id, [{ place: taman, places: 10 }]);
    await publish(id);
    await closeProgram(office.head, id, "Tahun anggaran berakhir");
    const key = newId();
    const copy = await copyProgram(office.operator, id, 2024, key);
    expect(await copyProgram(office.operator, id, 2024, key)).toBe(copy);
    expect(await readProgram(office.operator, copy)).toMatchObject({
      state: "draft",
      name: "Rutilahu 2024",
      period: "2024",
      startsOn: "2024-07-03",
      endsOn: "2024-12-31",
      quota: 10,
      quotaParts: [{ place: taman, places: 10 }],
      criteria: { place: { codes: [taman] } },
      funds: terms.funds,
      copiedFrom: id,
      publishedOn: null,
      submittedBy: null,
    });
    expect((await readProgram(office.operator, id)).state).toBe("closed");
  });

  it("is never another agency's, nor a draft", async () => {
    const id = await draft();
    await expect(copyProgram(office.operator, id, 2024)).rejects.toThrow("copy_open");
    await publish(id);
    await expect(copyProgram(other.operator, id, 2024)).rejects.toMatchObject({ name: "NotFound" });
  });
});

it("the preview shows in both languages what the public page will say, and no name of an official", async () => {
  const id = await draft();
  await divideQuota(office.operator, id, [{ place: taman, places: 10 }]);
  await submitProgram(office.operator, id);
  const record = await readProgram(office.head, id);
  const [indonesian, english] = previewOf(record, "2023-07-03");
  expect(indonesian).toMatchObject({ locale: "id" });
  expect(indonesian!.html).toContain("Terbit 3 Juli 2023");
  expect(indonesian!.html).toContain("Rp\u00a020.000.000");
  expect(english!.html).toContain("3 July 2023");
  for (const { html } of [indonesian!, english!]) {
    expect(html).toContain("Rutilahu 2023");
    expect(html).not.toContain(record.submittedByName);
  }
});

describe("the calendar", () => {
  it("shows the programs of a year and of one kind, and no draft", async () => {
    const drafted = await draft("Belum terbit");
    const shown = await publish(await draft("Tampak di kalender"));
    const ids = async (year: number, need?: "housing" | "food") =>
      (await listCalendar(other.operator, year, { need })).map((line) => line.id);
    expect(await ids(2023, "housing")).toContain(shown);
    expect(await ids(2023)).not.toContain(drafted);
    expect(await ids(2024)).not.toContain(shown);
    expect(await ids(2023, "food")).toEqual([]);
  });

  it.each([
    ["2023-04-01", "2023-06-30", null, "past", { first: 4, last: 6 }],
    ["2023-07-03", "2024-02-28", null, "running", { first: 7, last: 12 }],
    ["2023-04-01", "2023-12-31", "2023-07-03", "past", { first: 4, last: 7 }],
    ["2023-08-01", "2023-12-31", null, "coming", { first: 8, last: 12 }],
  ] as const)("%s to %s closed %s is %s on 3 July 2023", (startsOn, endsOn, closedOn, standing, months) => {
    expect(standingOn({ startsOn, endsOn, closedOn }, "2023-07-03")).toBe(standing);
    expect(monthsIn(2023, { startsOn, endsOn, closedOn })).toEqual(months);
  });
});

describe("who else serves these households", () => {
  it("is told as counts by agency to the program's own agency and to Bappeda, and to nobody else", async () => {
    const [mine, theirs] = [
      await publish(await draft("Satu")),
      await draftProgram(other.operator, { name: "Dua", description: null, need: "housing" }),
    ];
    await setProgramTerms(other.operator, theirs, terms);
    await setProgramCriteria(other.operator, theirs, { place: { codes: [burangkeng] } });
    await submitProgram(other.operator, theirs);
    await publishProgram(other.head, theirs);
    const own = await listOthersServing(office.operator, mine);
    expect(own.find((row) => row.agencyName === "Dinas Contoh social")).toMatchObject({
      matched: 0,
      overlapping: 3,
    });
    expect(await listOthersServing(await makeActor("bappeda_analyst"), mine)).toEqual(own);
    expect(await listOthersServing(other.operator, mine)).toEqual([]);
    const { actor: partner } = await makePartner();
    for (const stranger of [partner, visitor])
      await expect(listOthersServing(stranger, mine)).rejects.toThrow();
  });
});

it("closing states what is left, and what of it partners had promised", async () => {
  const id = await publish(
    await draft("Rutilahu ditutup", {
      quota: 1000,
      funds: oneSource("regency_budget", "housing", 1000, 20_000_000),
    }),
  );
  await writeAs(systemActor, "run.approve", (tx) =>
    tx
      .update(offer)
      .set({ taken: 987 })
      .where(and(eq(offer.programId, id))),
  );
  expect(await readLeftover(office.head, id)).toEqual({ offered: 1000, own: 13, pledged: 0 });
  expect(await closeProgram(office.head, id, "Anggaran berakhir")).toBe(13);
  expect(await readProgram(office.head, id)).toMatchObject({
    state: "closed",
    closedReason: "Anggaran berakhir",
  });
});
