import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { addDays } from "~/features/verification/rules/dates";
import { beginSession } from "~/features/accounts/door.server";
import { account } from "~/features/accounts/schema";
import type { SignedInRole } from "~/platform/access/actor";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { useServer } from "#tests/support/server";
import { day, makeHouseholds, memberIdsOf, setToday, stateOf } from "./village";

type Fields = Record<string, string | string[]>;

/** A browser without scripts: opens pages, sends their forms, follows to where they lead. */
function person(base: string, cookie: string) {
  const open = (path: string) => fetch(base + path, { headers: { cookie }, redirect: "manual" });
  async function send(
    path: string,
    fields: Fields = {},
  ): Promise<{ status: number; to: string; text: string }> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one);
    const answer = await fetch(base + path, {
      method: "POST",
      headers: { cookie },
      redirect: "manual",
      body,
    });
    return { status: answer.status, to: answer.headers.get("location") ?? "", text: await answer.text() };
  }
  return { open, send };
}

describe("verification in a browser without scripts", () => {
  useDatabase();
  const server = useServer();
  const village = "32.16.18.2003";
  const today = day;
  const spoken = (date: string) => date.split("-").reverse().join("-");
  const row = async (query: ReturnType<typeof sql>) =>
    (await read(systemActor, (tx) => tx.execute<Record<string, string>>(query)))[0]!;

  const people = {} as Record<SignedInRole, ReturnType<typeof person>>;
  let household: string;
  let round: string;

  /** Somebody of this role, signed in. */
  async function signIn(role: SignedInRole, scope: string) {
    const { accountId } = await makeActor(role, { scope });
    const [found] = await read(systemActor, (tx) =>
      tx.select().from(account).where(eq(account.id, accountId!)),
    );
    const cookies = await beginSession(found!, null);
    people[role] = person(server.url(), cookies.map((cookie) => cookie.split(";")[0]).join("; "));
  }

  beforeAll(async () => {
    await signIn("village_officer", village);
    await signIn("district_officer", village.slice(0, 8));
    for (const role of ["registrar", "bappeda_analyst", "bappeda_head", "executive"] as const)
      await signIn(role, "32.16");
    [household] = (await makeHouseholds(village, 1)) as [string];
  });

  test("an officer fills in the questionnaire section by section and sends it", async () => {
    const officer = people.village_officer;
    expect((await officer.open(`/visits/${household}`)).status).toBe(200);
    const wrong = await officer.send(`/visits/${household}/house`, {
      floor: "earth",
      floor_area: "dua puluh",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("dua puluh");
    expect(
      (await officer.send(`/visits/${household}/house`, { floor: "earth", floor_area: "20,5" })).status,
    ).toBe(302);
    expect((await officer.send(`/visits/${household}/utilities`, { water: "rain" })).status).toBe(302);
    expect((await officer.send(`/visits/${household}/living`, { monthly_income: "1.250.000" })).status).toBe(
      302,
    );
    for (const member of await memberIdsOf(household)) {
      const without = await officer.send(`/visits/${household}/members/${member}`, { job: "farmer" });
      expect(without.status).toBe(422);
      const path = `/visits/${household}/members/${member}`;
      expect((await officer.send(path, { presence: "present", job: "farmer" })).status).toBe(302);
    }
    const check = await (await officer.open(`/visits/${household}/submission`)).text();
    expect(check).toContain("20,5");
    expect(check).toContain("1.250.000");
    const sent = await officer.send(`/visits/${household}/submission`, {
      on: spoken(today),
      key: crypto.randomUUID(),
    });
    expect(sent.to).toContain("/visits?saved=1");
    expect(await stateOf(household)).toBe("enumerated");
  });

  test("the meeting decides, its minutes go to the kecamatan", async () => {
    const officer = people.village_officer;
    const empty = await officer.send(`/verification/villages/${village}/meeting`, { on: "31-02-2023" });
    expect(empty.status).toBe(422);
    const meeting = {
      on: spoken(today),
      place: "Balai desa",
      "group-village_head": "1",
      "group-community_members": "20",
    };
    const made = await officer.send(`/verification/villages/${village}/meeting`, meeting);
    expect(made.status).toBe(302);
    round = made.to.split("/").at(-1)!;
    const name = `outcome-${household}`;
    const refused = await officer.send(`/rounds/${round}/verdicts`, {
      [name]: "other",
      [`was-${household}`]: "",
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`${name}-error`);
    expect((await officer.send(`/rounds/${round}/rest`)).status).toBe(302);
    expect(await stateOf(household)).toBe("deliberated");
    const minutes = {
      number: "140/99/BA/2023",
      on: spoken(today),
      "signer-0": "Kepala Desa Contoh",
      "position-0": "Kepala desa",
      "signer-1": "Ketua BPD Contoh",
      "position-1": "Ketua BPD",
    };
    const alone = await officer.send(`/rounds/${round}/minutes`, { ...minutes, "signer-1": "" });
    expect(alone.status).toBe(422);
    expect((await officer.send(`/rounds/${round}/minutes`, minutes)).status).toBe(302);
    expect(await stateOf(household)).toBe("minuted");
  });

  test("kecamatan, Dinsos and Bappeda pass the list on, each by its own page", async () => {
    const camat = people.district_officer;
    const registrar = people.registrar;
    const analyst = people.bappeda_analyst;
    expect((await people.village_officer.send(`/rounds/${round}/forwarding`)).status).toBe(403);
    expect((await camat.send(`/rounds/${round}/return`, { note: "" })).status).toBe(422);
    expect((await camat.send(`/rounds/${round}/forwarding`)).status).toBe(302);
    expect((await registrar.send(`/rounds/${round}/review`)).status).toBe(302);
    expect((await analyst.send(`/rounds/${round}/approval`)).status).toBe(302);
    expect(await stateOf(household)).toBe("regency_reviewed");
    expect((await registrar.send("/announcements")).status).toBe(422);
    expect((await registrar.send("/announcements", { list: [round] })).to).toBe("/announcements?saved=1");
    expect(await stateOf(household)).toBe("announced");
  });

  test("a visitor objects, learns a number and nothing about anybody", async () => {
    const visitor = person(server.url(), "");
    const page = await (await visitor.open("/objections/new")).text();
    expect(page).toContain(village);
    const body = {
      village: village,
      kind: "listing",
      about: "Contoh 0000",
      text: "Sudah mampu",
      key: crypto.randomUUID(),
    };
    const sent = await visitor.send("/objections/new", body);
    expect(sent.to).toMatch(/^\/objections\/received\?reference=SG-2023-\d{6}-\d$/);
    const reference = sent.to.split("=")[1]!;
    const found = await (await visitor.open(`/objections/progress?reference=${reference}`)).text();
    expect(found).toContain(reference);
    expect(found).not.toContain("Contoh 0000");
    const misheard = reference.slice(0, -1) + ((Number(reference.at(-1)) + 1) % 10);
    expect(await (await visitor.open(`/objections/progress?reference=${misheard}`)).text()).not.toContain(
      "Diterima pada",
    );
    const { id } = await row(sql`select id from objection where reference = ${reference}`);
    const registrar = people.registrar;
    const links = await (await registrar.open(`/objections/${id}`)).text();
    expect(links).toContain(household);
    expect((await registrar.send(`/objections/${id}/household`, { household })).status).toBe(302);
    expect(
      (await registrar.send(`/objections/${id}/decision`, { decision: "rejected", grounds: "" })).status,
    ).toBe(422);
    const decided = await registrar.send(`/objections/${id}/decision`, {
      decision: "rejected",
      grounds: "Tidak terbukti",
    });
    expect(decided.status).toBe(302);
  });

  test("the decree is drafted, recorded by the head of Bappeda, and its annex masks the NIK", async () => {
    const registrar = people.registrar;
    const head = people.bappeda_head;
    const signedOn = addDays(today, 8);
    await setToday(signedOn);
    await new Promise((later) => setTimeout(later, 5_100)); // the server reads its settings every five seconds
    const drafted = await registrar.send("/decrees/new", { list: [round] });
    expect(drafted.status).toBe(302);
    expect((await registrar.send(`${drafted.to}/recording`, {})).status).toBe(403);
    const paper = {
      number: "460/999/2023",
      on: spoken(signedOn),
      signer: "Bupati Bekasi",
      from: spoken(signedOn),
      to: spoken(addDays(signedOn, 364)),
    };
    expect((await head.send(`${drafted.to}/recording`, { ...paper, to: paper.from })).status).toBe(422);
    expect((await head.send(`${drafted.to}/recording`, paper)).status).toBe(302);
    expect(await stateOf(household)).toBe("decreed");
    const annex = await (await registrar.open(`${drafted.to}/annex/${village}`)).text();
    expect(annex).toContain("Contoh 0000");
    expect(annex).not.toMatch(/\d{16}/);
    const views = await row(sql`select count(*)::text as n from audit_entry where act = 'decree.annex'`);
    expect(Number(views.n)).toBeGreaterThan(0);
    await setToday(today);
  }, 60_000);

  test("nobody is forgotten on the page that says so, and leadership reads it without villages or names", async () => {
    const page = await (await people.registrar.open("/completeness?district=32.16.18")).text();
    expect(page).toContain("tidak ada keluarga yang hilang");
    const summary = await (await people.executive.open("/completeness?district=32.16.18")).text();
    expect(summary).not.toContain("Contoh 0000");
    expect(summary).not.toContain(village);
    expect((await people.executive.open("/verification")).status).toBe(403);
  });
});
