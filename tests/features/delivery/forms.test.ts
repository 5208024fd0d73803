import { sql } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { drainJobs } from "~/platform/jobs/jobs.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { makeOffice, type Office } from "#tests/support/offices";
import { signInAs, useServer } from "#tests/support/server";
import { look, makeFamilies, makeProgram } from "../matching/world";

useDatabase();
const server = useServer();
process.env.PORTAL_DATA = temporaryFolder().path;

let analyst: Actor;
let head: Actor;
let office: Office;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  head = await makeActor("bappeda_head");
  office = await makeOffice("housing");
});

const cookies = new Map<string, string>();
async function cookieOf(actor: Actor): Promise<string> {
  const cookie = cookies.get(actor.key) ?? (await signInAs(server.url(), `${actor.accountId}@contoh.test`));
  cookies.set(actor.key, cookie);
  return cookie;
}

/** A page as this person's browser shows it, without script. */
async function open(actor: Actor, path: string): Promise<{ status: number; html: string }> {
  const answer = await fetch(server.url() + path, {
    headers: { cookie: await cookieOf(actor) },
    redirect: "manual",
  });
  return { status: answer.status, html: await answer.text() };
}

/** Fills in the form of a page, with its hidden fields, and sends it as a browser without script does. */
async function send(actor: Actor, path: string, fields: Record<string, string | Blob>) {
  const { html } = await open(actor, path);
  const form = new FormData();
  for (const [tag] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    form.set(/name="([^"]*)"/.exec(tag)![1]!, /value="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string") form.set(name, value);
    else form.set(name, value, "foto.jpg");
  }
  const upload = Object.values(fields).some((value) => typeof value !== "string");
  const plain = new URLSearchParams(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const answer = await fetch(server.url() + path, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: await cookieOf(actor) },
    body: upload ? form : plain,
  });
  return { status: answer.status, location: answer.headers.get("location"), html: await answer.text() };
}

describe("matching and delivery by plain forms", () => {
  it("go from the request of a run to a checked hand-over, each step by the person who may", async () => {
    await makeProgram(office.id, { places: 1, need: "water", name: "Sambungan air" });
    await makeFamilies([{ needs: ["water"] }, { needs: ["water"], decile: "3" }]);

    const wrong = await send(analyst, "/runs/new", { seed: "x", cap: "" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="error-summary-title"');
    const started = await send(analyst, "/runs/new", {
      needs: "water",
      seed: "kata undian",
      cap: "",
      period: "2023",
    });
    expect(started.status).toBe(302);
    const run = started.location!;
    await drainJobs();
    expect((await open(analyst, run)).html).toContain("Sambungan air");
    expect((await open(analyst, `${run}/lines?outcome=not_served`)).html).toContain("urutan lebih dahulu");
    expect((await open(analyst, `${run}/approval`)).status).toBe(403);

    const approved = await send(head, `${run}/approval`, { remark: "" });
    expect([approved.status, approved.location]).toEqual([302, run]);
    const [row] = await look<{ id: string }>(sql`select id from match`);
    const match = `/matches/${row!.id}`;

    expect((await open(office.operator, "/matches")).html).toContain(match);
    expect(
      (await send(office.operator, `${match}/acceptance`, { decision: "return", reason: "" })).status,
    ).toBe(422);
    expect((await send(office.operator, `${match}/acceptance`, { decision: "accept" })).status).toBe(302);
    expect(
      (await send(office.operator, `${match}/schedule`, { day: "31-02-2023", place: "Rumah" })).status,
    ).toBe(422);
    expect(
      (await send(office.operator, `${match}/schedule`, { day: "04/07/2023", place: "Rumah" })).status,
    ).toBe(302);
    const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#aaa" } })
      .png()
      .toBuffer();
    const photo = new Blob([new Uint8Array(picture)], { type: "image/png" });
    for (const kind of ["photo_before", "photo_after", "handover"]) {
      const kept = await send(office.operator, `${match}/evidence`, {
        kind,
        takenOn: "03-07-2023",
        text: "",
        file: photo,
      });
      expect(kept.status).toBe(302);
    }
    const tooSoon = await send(office.operator, `${match}/handover`, {
      day: "03-07-2023",
      quantity: "1",
      value: "",
      selfHelpValue: "",
    });
    expect(tooSoon.status).toBe(422);
    const numbered = new Blob(["x"]);
    const number = await send(office.operator, `${match}/evidence`, {
      kind: "connection_number",
      takenOn: "03-07-2023",
      text: "PDAM 0042",
      file: numbered,
    });
    expect(number.status).toBe(302);
    const done = { day: "03-07-2023", quantity: "1", value: "Rp 4.500.000", selfHelpValue: "250 000" };
    expect((await send(office.operator, `${match}/handover`, done)).status).toBe(302);
    expect((await open(office.operator, match)).html).toMatch(/BAST-2023-\d{6}-\d/);
    expect((await send(office.operator, `${match}/check`, { remark: "" })).status).toBe(403);
    expect((await send(office.head, `${match}/check`, { remark: "sesuai" })).status).toBe(302);
    expect(
      await look(
        sql`select m.state, d.value, d.self_help_value from match m join delivery d on d.match_id = m.id`,
      ),
    ).toEqual([{ state: "checked", value: "4500000", self_help_value: "250000" }]);
  });

  it("show a stranger nothing: another agency gets the page that does not exist", async () => {
    const other = await makeOffice("social");
    const [row] = await look<{ id: string }>(sql`select id from match limit 1`);
    const [piece] = await look<{ id: string }>(
      sql`select id from evidence where file_id is not null limit 1`,
    );
    for (const path of ["", "/acceptance", "/consent", "/schedule", "/evidence", "/handover", "/failure"]) {
      expect((await open(other.operator, `/matches/${row!.id}${path}`)).status).toBe(404);
    }
    expect((await open(other.operator, `/evidence/${piece!.id}`)).status).toBe(404);
    expect((await open(office.operator, `/evidence/${piece!.id}`)).status).toBe(200);
    expect((await open(other.operator, "/runs")).status).toBe(403);
  });
});
