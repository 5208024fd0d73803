import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { systemActor, visitor, type Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { demoActor, useScenario } from "#tests/support/scenario";

const named = [
  "household",
  "member",
  "name_token",
  "source_row",
  "aid_history",
  "correction",
  "visit",
  "assessment",
  "need",
  "match",
  "exclusion",
  "verdict",
  "objection",
];

describe("rows without any where clause", () => {
  useScenario();

  test.each([["village_officer" as const], ["district_officer" as const]])(
    "%s sees only rows of the own area, whatever the query forgets",
    async (role) => {
      const actor = await demoActor(role);
      for (const table of named) {
        const rows = await read(actor, (tx) =>
          tx.execute<{ region: string }>(sql`select distinct region from ${sql.identifier(table)}`),
        );
        expect(
          rows.filter((r) => r.region !== actor.scope && !r.region.startsWith(`${actor.scope}.`)),
          table,
        ).toEqual([]);
      }
      const mine = await read(actor, (tx) =>
        tx.execute<{ n: number }>(sql`select count(*)::int as n from household`),
      );
      const all = await read(systemActor, (tx) =>
        tx.execute<{ n: number }>(sql`select count(*)::int as n from household`),
      );
      expect(mine[0]!.n).toBeGreaterThan(0);
      expect(mine[0]!.n).toBeLessThan(all[0]!.n);
    },
  );

  test("what became of a pledge is told to those who gave it, without the kecamatan, to its agency and to Bappeda", async () => {
    const functions = ["pledge_places", "pledge_losses", "pledge_deliveries"] as const;
    const of = async (actor: Actor, name: string, id: string) => [
      ...(await read(actor, (tx) =>
        tx.execute<{ district?: string | null; places: number }>(
          sql`select * from ${sql.raw(name)}(${id}::uuid)`,
        ),
      )),
    ];
    const pledges = await read(systemActor, (tx) =>
      tx.execute<{ id: string; partner: string; agency: string | null }>(
        sql`select p.id, p.partner_id as partner, coalesce(p.agency_id, g.agency_id) as agency
          from pledge p left join program g on g.id = p.program_id
          where exists (select 1 from match m where m.pledge_id = p.id and m.state in ('delivered', 'checked'))`,
      ),
    );
    expect(pledges.length).toBeGreaterThan(0);
    const [analyst, auditor] = [await demoActor("bappeda_analyst"), await demoActor("auditor")];
    for (const { id, partner, agency } of pledges)
      for (const name of functions) {
        const all = await of(analyst, name, id);
        expect(await of(auditor, name, id)).toEqual(all);
        const lead = { ...(await demoActor("partner")), partnerId: partner };
        const own = await of(lead, name, id);
        expect(own.every((row) => row.district == null)).toBe(true);
        expect(own.reduce((sum, row) => sum + row.places, 0)).toBe(
          all.reduce((sum, row) => sum + row.places, 0),
        );
        const office = { ...(await demoActor("agency_operator")), agencyId: agency };
        expect(await of(office, name, id)).toEqual(all);
        for (const stranger of [
          { ...lead, partnerId: id },
          { ...office, agencyId: id },
          await demoActor("registry_officer"),
          visitor,
        ])
          expect(await of(stranger, name, id), `${stranger.role} ${name}`).toEqual([]);
      }
  });

  test("an agency sees the households it serves, and nobody else's matches", async () => {
    const actor = await demoActor("agency_operator");
    const foreign = await read(actor, (tx) =>
      tx.execute<{ n: number }>(
        sql`select count(*)::int as n from match where agency_id <> ${actor.agencyId}::uuid`,
      ),
    );
    expect(foreign[0]!.n).toBe(0);
    const unserved = await read(actor, (tx) =>
      tx.execute<{ n: number }>(
        sql`select count(*)::int as n from household h where not exists (select 1 from match m where m.household_id = h.id)`,
      ),
    );
    expect(unserved[0]!.n).toBe(0);
  });

  test.each([["partner" as const], ["executive" as const], ["administrator" as const], [null]])(
    "%s sees no row about a family at all",
    async (role) => {
      const actor = role ? await demoActor(role) : visitor;
      for (const table of named) {
        const rows = await read(actor, (tx) =>
          tx.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`),
        );
        expect(rows[0]!.n, `${role} ${table}`).toBe(0);
      }
    },
  );

  test("a partner sees its own amount in a shared pledge and nobody else's", async () => {
    const actor = await demoActor("partner");
    const rows = await read(actor, (tx) =>
      tx.execute<{ partner_id: string }>(sql`select partner_id from pledge_share`),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((r) => r.partner_id === actor.partnerId)).toBe(true);
  });

  test("without an actor there are no rows", async () => {
    const nobody = await read({ ...visitor, scope: "" }, (tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from need`),
    );
    expect(nobody[0]!.n).toBe(0);
  });
});
