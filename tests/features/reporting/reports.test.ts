import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { readLeadership } from "~/features/reporting/leadership-queries.server";
import { readOverview } from "~/features/reporting/overview-queries.server";
import { readProgress } from "~/features/reporting/progress-queries.server";
import { openOf, verifiedOf } from "~/features/reporting/rules/rooms";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makePartner } from "#tests/support/offices";
import { makeTown } from "./town";

useDatabase();

let lead: { id: string; actor: Actor };
let second: { id: string; actor: Actor };

beforeAll(async () => {
  lead = await makePartner("PT Contoh Kawasan");
  second = await makePartner("PT Contoh Penyewa");
  const pledge = newId();
  await writeAs(systemActor, "scenario", async (tx) => {
    await tx.execute(sql`insert into pledge (id, reference, partner_id, region, need, kind, amount, places, state, made_by, submitted_on)
      values (${pledge}, 'KM-2023-000001-1', ${lead.id}, '32.16', 'skills', 'fund', 90000000, 8, 'running', ${newId()}, '2023-03-01')`);
    await tx.execute(
      sql`insert into pledge_funder (pledge_id, partner_id, lead) values (${pledge}, ${lead.id}, true), (${pledge}, ${second.id}, false)`,
    );
    await tx.execute(sql`insert into pledge_share (pledge_id, partner_id, amount, entered_by, entered_on)
      values (${pledge}, ${lead.id}, 60000000, ${newId()}, '2023-03-01'), (${pledge}, ${second.id}, 30000000, ${newId()}, '2023-03-01')`);
  });
  await makeTown([
    { village: "32.16.18.2003", count: 30, need: "housing", delivered: 12, matched: 5 },
    { village: "32.16.18.2004", count: 10, need: "skills", delivered: 2, matched: 1, pledgeId: pledge },
    { village: "32.16.22.2001", count: 20, need: "housing", delivered: 3 },
  ]);
});

describe("the overview", () => {
  it("adds up in every line and in the total, whatever the filter", async () => {
    const analyst = await makeActor("bappeda_analyst");
    for (const filter of [
      { district: null, need: null },
      { district: "32.16.18", need: null },
      { district: null, need: "housing" as const },
      { district: "32.16.18", need: "skills" as const },
    ]) {
      const { needs, places, placesTotal, households } = await readOverview(analyst, filter);
      for (const line of [...needs, ...places, placesTotal]) {
        expect(line.open).toBe(openOf(line));
        const content = "content" in line ? (line.content ?? 0) : 0;
        expect(line.verified).toBe(verifiedOf(line) + content);
      }
      expect(placesTotal.verified).toBe(places.reduce((sum, line) => sum + line.verified, 0));
      if (filter.need) {
        const line = needs.find(({ need }) => need === filter.need)!;
        expect(placesTotal).toMatchObject({ verified: line.verified, delivered: line.delivered });
      } else expect(placesTotal.verified).toBe(households.verified);
    }
  });

  it("goes down to the desa of a chosen kecamatan", async () => {
    const { places } = await readOverview(await makeActor("auditor"), {
      district: "32.16.18",
      need: "housing",
    });
    expect(places.every(({ code }) => code.startsWith("32.16.18."))).toBe(true);
    expect(places.find(({ code }) => code === "32.16.18.2003")?.delivered).toBe(12);
  });
});

describe("the leadership page", () => {
  it("shows who is furthest behind first, gaps and promises in totals, and every household in one class", async () => {
    const page = await readLeadership(await makeActor("executive"));
    expect(page.families).toEqual({ verified: 60, delivered: 17, matched: 6, waiting: 37, content: 0 });
    expect(page.districts.slice(0, 2).map(({ code }) => code)).toEqual(["32.16.22", "32.16.18"]);
    expect(page.gaps.map(({ need, waiting, free, gap }) => ({ need, waiting, free, gap }))).toEqual([
      { need: "housing", waiting: 30, free: 10, gap: 20 },
      { need: "skills", waiting: 7, free: 5, gap: 2 },
    ]);
    expect(page.promises.program).toEqual({ capacity: 30, taken: 20, delivered: 15 });
    expect(page.promises.pledge).toEqual({ capacity: 8, taken: 3, delivered: 2 });
    expect(page.pledges.running).toBe(1);
    expect(Object.values(page.classes).reduce((sum, n) => sum + n, 0)).toBe(60);
  });

  it("holds not one name", async () => {
    const page = await readLeadership(await makeActor("executive"));
    expect(JSON.stringify(page)).not.toContain("Rahasia");
  });
});

describe("a partner's progress", () => {
  it("shows the whole result to every funder, and to each its own amount only", async () => {
    const first = await readProgress(lead.actor);
    const other = await readProgress(second.actor);
    expect(first.pledges[0]).toMatchObject({ lead: true, ownAmount: 60_000_000, places: 8 });
    expect(other.pledges[0]).toMatchObject({ lead: false, ownAmount: 30_000_000, places: 8 });
    expect(JSON.stringify(other)).not.toContain("60000000");
    expect(JSON.stringify(other)).not.toContain("90000000");
  });

  it("does not count while fewer than five of eight places found a recipient, and names nobody", async () => {
    const progress = await readProgress(lead.actor);
    expect(progress.pledges[0]).toMatchObject({ standing: null, fewerThan: 5 });
    expect(progress.all).toEqual({ delivered: 0, matched: 0, waiting: 0 });
    expect(progress.places.districts).toEqual([]);
    expect(JSON.stringify(progress)).not.toMatch(/Rahasia|32\.16\.18\.\d/);
  });

  it("shows a third partner nothing of it", async () => {
    const third = await makePartner("PT Contoh Lain");
    expect((await readProgress(third.actor)).pledges).toEqual([]);
    const rows = await read(third.actor, (tx) => tx.execute(sql`select * from match`));
    expect(rows.length).toBe(0);
  });
});
