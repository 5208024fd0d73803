import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { knowJobs } from "~/platform/jobs/jobs.server";
import { jobs } from "~/jobs.server";
import { draftProgram, setProgramTerms } from "~/features/programs/commands.server";
import { oneSource } from "~/features/programs/funds";
import * as closing from "~/features/programs/pages/program-closing";
import * as copy from "~/features/programs/pages/program-copy";
import * as criteria from "~/features/programs/pages/program-criteria";
import * as division from "~/features/programs/pages/program-division";
import * as fit from "~/features/programs/pages/program-fit";
import * as others from "~/features/programs/pages/program-others";
import * as check from "~/features/programs/pages/program-check";
import * as quota from "~/features/programs/pages/program-quota";
import * as decision from "~/features/programs/pages/program-quota-decision";
import * as terms from "~/features/programs/pages/program-terms";
import { publishProgram } from "~/features/programs/publication-commands.server";
import { readProgram } from "~/features/programs/queries.server";
import { asked } from "#tests/support/call";
import { useDatabase } from "#tests/support/database";
import { makeOffice, type Office } from "#tests/support/offices";
import { seedVerified } from "#tests/support/verified";
import { change } from "../matching/world";

useDatabase();
knowJobs(jobs);

const [taman, burangkeng] = ["32.16.18.2003", "32.16.18.2004"] as const;
let office: Office;
let other: Office;
beforeAll(async () => {
  office = await makeOffice("housing", "Disperkimtan Contoh");
  other = await makeOffice("social", "Dinas Sosial Contoh");
  await seedVerified({ need: "housing", villages: { [taman]: 6, [burangkeng]: 2, "32.16.19.2001": 4 } });
  await seedVerified({ need: "housing", villages: { [taman]: 3 }, facts: { house_status: "rented" } });
});

async function draft(quota = 12): Promise<string> {
  const id = await draftProgram(office.head, { name: "Rutilahu 2023", description: null, need: "housing" });
  if (quota > 0)
    await setProgramTerms(office.head, id, {
      quota,
      unitValue: 20_000_000,
      funds: oneSource("regency_budget", "housing", quota, 20_000_000),
      strategy: "pocket",
      startsOn: "2023-07-03",
      endsOn: "2023-12-31",
    });
  return id;
}

type Page = { action: (args: never) => Promise<unknown> };
/** What the head gets for a posted form: the address it leads to, or the errors with what was typed. */
async function post(page: Page, id: string, path: string, fields: Record<string, string>) {
  const answer = (await page.action((await asked(office.head, path, { id }, fields)) as never)) as
    Response | { data: { errors: Record<string, string>; typed: Record<string, string> } };
  return answer instanceof Response
    ? { to: answer.headers.get("location"), errors: {}, typed: {} }
    : { to: null, ...answer.data };
}
const view = async <T>(
  page: { loader: (args: never) => Promise<T> },
  id: string,
  path: string,
  by = office,
) => page.loader((await asked(by.head, path, { id })) as never);

describe("the terms", () => {
  const good = {
    ...{
      quota: "10",
      unitValue: "20.000.000",
      strategy: "pocket",
      startsOn: "3-7-2023",
      endsOn: "31-12-2023",
    },
    ...{ "fund-source-0": "regency_budget", then: "continue" },
  };

  it("say beside each field what is wrong, and keep what was typed", async () => {
    const id = await draft(0);
    const { errors, typed } = await post(terms, id, `/programs/${id}/terms`, {
      ...good,
      ...{ quota: "banyak", unitValue: "-5", endsOn: "besok" },
    });
    expect(errors).toEqual({ quota: "number", unitValue: "number", endsOn: "date" });
    expect(typed).toMatchObject({ quota: "banyak", unitValue: "-5", endsOn: "besok" });
  });

  it.each([
    [{ unitValue: "0" }, { unitValue: "program_unit_value_missing" }],
    [{ quota: "1.000.000", unitValue: "9.999.999.999.999" }, { unitValue: "program_cost_too_large" }],
    [{ endsOn: "2-7-2023" }, { endsOn: "program_period_reversed" }],
    [{ endsOn: "1-1-2024" }, { endsOn: "program_outside_period" }],
    [{ "fund-source-1": "csr" }, { "fund-figure-1": "fund_one_rest" }],
    [{ "fund-source-1": "rekening", "fund-figure-1": "1" }, { "fund-source-1": "choice" }],
  ])("%o is refused where it is mended", async (wrong, errors) => {
    const id = await draft(0);
    expect((await post(terms, id, `/programs/${id}/terms`, { ...good, ...wrong })).errors).toEqual(errors);
  });

  it("take amounts in trillions and let one source pay the rest", async () => {
    const id = await draft(0);
    const { to } = await post(terms, id, `/programs/${id}/terms`, {
      ...good,
      ...{ quota: "90", unitValue: "Rp 9.999.999.999.999", "fund-figure-0": "1.250.000.000.000" },
      "fund-source-1": "csr",
    });
    expect(to).toBe(`/programs/${id}/criteria`);
    const { funds } = await readProgram(office.head, id);
    expect(funds.map(({ amount }) => amount)).toEqual([1_250_000_000_000, 898_749_999_999_910]);
    const { balance, oddities } = await view(terms, id, `/programs/${id}/terms`);
    expect(balance).toMatchObject({ missing: 0, left: 0, pays: 90 });
    expect(oddities).toMatchObject([{ kind: "unit_value" }]);
  });
});

describe("the division", () => {
  const url = (id: string, by = "") => `/programs/${id}/division${by && `?by=${by}`}`;

  it("is filled in by needs without saving anything, and emptied again", async () => {
    const id = await draft();
    expect((await view(division, id, url(id, "district"))).filled).toEqual({
      "places-32.16.18": 8,
      "places-32.16.19": 4,
    });
    expect((await view(division, id, url(id, "village"))).filled).toEqual({
      [`places-${taman}`]: 6,
      [`places-${burangkeng}`]: 2,
      "places-32.16.19.2001": 4,
    });
    expect((await view(division, id, url(id, "none"))).filled).toEqual({});
    expect((await readProgram(office.head, id)).quotaParts).toEqual([]);
  });

  it("names the place that is no number, and keeps the whole form", async () => {
    const id = await draft();
    const { errors, typed } = await post(division, id, url(id), {
      [`places-${taman}`]: "enam",
      "places-32.16.19": "6",
    });
    expect(errors).toEqual({ [`places-${taman}`]: "number" });
    expect(typed).toMatchObject({ [`places-${taman}`]: "enam", "places-32.16.19": "6" });
  });

  it.each([
    [{ "places-32.16.18": "5" }, "quota_sum_differs"],
    [{ "places-32.16.18": "10", [`places-${taman}`]: "2" }, "quota_place_overlaps"],
  ])("%o is refused", async (parts, code) => {
    const id = await draft();
    expect((await post(division, id, url(id), parts)).errors).toEqual({ "quota-parts": code });
  });

  it("takes kecamatan and desa beside each other, and a zero for none", async () => {
    const id = await draft();
    const { to } = await post(division, id, url(id), {
      ...{ [`places-${taman}`]: "8", [`places-${burangkeng}`]: "0", "places-32.16.19": "4" },
    });
    expect(to).toBe(`/programs/${id}/check`);
    expect((await readProgram(office.head, id)).quotaParts).toEqual([
      { place: taman, places: 8 },
      { place: "32.16.19", places: 4 },
    ]);
  });
});

describe("the criteria and their count", () => {
  it("are counted for what is in the address without saving it", async () => {
    const id = await draft();
    const { count } = await view(fit, id, `/programs/${id}/fit?place=32.16.19&house_ownership=owned`);
    expect(count?.counts.total).toMatchObject({ fits: 4, all: 15 });
    expect((await readProgram(office.head, id)).criteria).not.toHaveProperty("place");
    // What was asked is in the log, though it is saved nowhere.
    const [logged] = await read(systemActor, (tx) =>
      tx.execute<{ details: unknown }>(
        sql`select details from audit_entry where act = 'program.count' and subject_id = ${id}`,
      ),
    );
    expect(JSON.stringify(logged!.details)).toContain("32.16.19");
    expect((await view(fit, id, `/programs/${id}/fit?age_min=60&age_max=18`)).count).toBeNull();
  });

  it("that make no sense are refused beside the field, with what was typed", async () => {
    const id = await draft();
    const { errors, typed } = await post(criteria, id, `/programs/${id}/criteria`, {
      ...{ age_min: "60", age_max: "18", decile: "1" },
    });
    expect(errors).toEqual({ age_min: "age_limits" });
    expect(typed).toMatchObject({ age_min: "60", decile: "1" });
  });

  it("saved over somebody else's change are refused, and stay in the form", async () => {
    const id = await draft();
    const { errors, typed } = await post(criteria, id, `/programs/${id}/criteria`, {
      ...{ decile: "1", version: "1" },
    });
    expect(errors).toEqual({ "": "program_changed" });
    expect(typed).toMatchObject({ decile: "1" });
  });
});

describe("the last step", () => {
  it("leads a head to publishing, and an operator to submitting", async () => {
    const id = await draft();
    const led = await view(check, id, `/programs/${id}/check`).catch((answer: unknown) => answer);
    expect(led).toBeInstanceOf(Response);
    expect((led as Response).headers.get("location")).toBe(`/programs/${id}/publication`);
    const own = await check.loader((await asked(office.operator, `/programs/${id}/check`, { id })) as never);
    expect(own).toMatchObject({ program: { id }, counts: { total: { fits: 12 } } });
  });
});

describe("after publication", () => {
  async function published(): Promise<string> {
    const id = await draft();
    await publishProgram(office.head, id);
    return id;
  }

  it("a copy is for this year or the next, and moves its days and its name", async () => {
    const id = await published();
    expect((await view(copy, id, `/programs/${id}/copy`)).years).toEqual(["2023", "2024"]);
    expect((await post(copy, id, `/programs/${id}/copy`, { year: "2031" })).errors).toEqual({
      year: "choice",
    });
    const { to } = await post(copy, id, `/programs/${id}/copy`, { year: "2024" });
    const made = to?.split("/")[2] ?? "";
    expect(await readProgram(office.head, made)).toMatchObject({
      state: "draft",
      name: "Rutilahu 2024",
      startsOn: "2024-07-03",
      copiedFrom: id,
    });
    const compared = await view(criteria, made, `/programs/${made}/criteria`);
    expect(compared.source).toMatchObject({ id });
    expect(compared.saved.counts).toMatchObject({ compared: true, total: { gains: 0, loses: 0 } });
  });

  it("a raise asks where the additional places come from, with the program's own sources filled in", async () => {
    const id = await published();
    const url = `/programs/${id}/quota`;
    const { sources } = await view(quota, id, url);
    expect(sources).toMatchObject({
      stored: { "fund-source-0": "regency_budget", "fund-figure-0": null },
      rows: 2,
      unitValue: 20_000_000,
    });
    const typedIn = { quota: "20", reason: "Anggaran perubahan", "fund-source-0": "regency_budget" };
    const wrong = { ...typedIn, "fund-source-1": "csr", "fund-figure-1": "banyak" };
    expect(await post(quota, id, url, wrong)).toMatchObject({
      errors: { "fund-figure-1": "number" },
      typed: wrong,
    });
    expect(await post(quota, id, url, { ...typedIn, "fund-figure-0": "0" })).toMatchObject({
      errors: { "fund-figure-0": "fund_missing" },
      typed: { reason: "Anggaran perubahan" },
    });
    const split = { ...typedIn, "fund-source-1": "csr", "fund-figure-1": "Rp 60.000.000" };
    expect((await post(quota, id, url, split)).to).toBe(`/programs/${id}?saved=raised`);
    expect((await readProgram(office.head, id)).funds.map(({ source, amount }) => [source, amount])).toEqual([
      ["regency_budget", 340_000_000],
      ["csr", 60_000_000],
    ]);
    const again = await view(quota, id, url);
    expect(again.sources).toMatchObject({ stored: { "fund-figure-0": null, "fund-figure-1": 0 }, rows: 3 });
  });

  it("a program that names no source is asked for none when its quota is raised", async () => {
    const id = await published();
    await change(sql`delete from program_fund where program_id = ${id}`);
    const url = `/programs/${id}/quota`;
    expect((await view(quota, id, url)).sources).toBe(false);
    expect((await post(quota, id, url, { quota: "20", reason: "Anggaran" })).to).toContain("saved=raised");
  });

  it("the head reads from which sources a proposed raise comes, and what they leave open", async () => {
    const id = await published();
    const fields = {
      ...{ quota: "20", reason: "Anggaran perubahan" },
      ...{ "fund-source-0": "regency_budget", "fund-figure-0": "100.000.000" },
    };
    const sent = (await quota.action(
      (await asked(office.operator, `/programs/${id}/quota`, { id }, fields)) as never,
    )) as Response;
    expect(sent.headers.get("location")).toContain("saved=raise");
    const page = await view(decision, id, `/programs/${id}/quota-decision`);
    expect(page.raise.funds).toMatchObject([{ source: "regency_budget", amount: 100_000_000 }]);
    expect(page.balance).toMatchObject({ missing: 60_000_000 });
    expect((await post(decision, id, `/programs/${id}/quota-decision`, {})).to).toContain("raised");
    expect((await readProgram(office.head, id)).funds).toMatchObject([{ amount: 340_000_000 }]);
  });

  it("closing shows what is left, wants a reason, and is final", async () => {
    const id = await published();
    expect(await view(closing, id, `/programs/${id}/closing`)).toMatchObject({
      left: { offered: 12, own: 12, pledged: 0 },
      waiting: 0,
    });
    expect((await post(closing, id, `/programs/${id}/closing`, { reason: " " })).errors).toEqual({
      reason: "required",
    });
    expect((await post(closing, id, `/programs/${id}/closing`, { reason: "Selesai" })).to).toBe(
      `/programs/${id}`,
    );
    const again = await post(closing, id, `/programs/${id}/closing`, { reason: "Sekali lagi" });
    expect(again).toMatchObject({ errors: { "": "program_state" }, typed: { reason: "Sekali lagi" } });
  });

  it("who else serves is for the own agency; another one does not find the page", async () => {
    const id = await published();
    expect(await view(others, id, `/programs/${id}/others`)).toMatchObject({ id });
    await expect(view(others, id, `/programs/${id}/others`, other)).rejects.toThrow();
    for (const page of [closing, copy]) await expect(view(page as never, id, "", other)).rejects.toThrow();
  });
});
