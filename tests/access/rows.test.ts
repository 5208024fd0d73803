import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { systemActor, visitor } from "~/platform/access/actor";
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
