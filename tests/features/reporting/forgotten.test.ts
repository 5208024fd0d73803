import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { exportForgotten } from "~/features/reporting/forgotten-commands.server";
import { listForgotten } from "~/features/reporting/forgotten-queries.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeTown } from "./town";

useDatabase();

const all = { district: null, need: null };
const setu = "32.16.18.2003";
const cibarusah = "32.16.22.2001";
let analyst: Actor;
let town: string[];

beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
  town = await makeTown([
    { village: setu, count: 2, need: "housing", openSince: "2023-05-01" },
    { village: cibarusah, count: 1, need: "skills", openSince: "2022-11-20" },
    { village: setu, count: 2, need: "housing", matched: 1, delivered: 1 },
    { village: setu, count: 1, need: "water", undecreed: true },
  ]);
});

describe("the forgotten list", () => {
  it("holds verified families with an open need and nothing offered, the longest wait first", async () => {
    const { rows, total } = await listForgotten(analyst, all, 1);
    expect(total).toBe(3);
    expect(rows[0]).toMatchObject({ id: town[2], since: "2022-11-20", days: 225, needs: ["skills"] });
    expect(rows.map(({ since }) => since)).toEqual(["2022-11-20", "2023-05-01", "2023-05-01"]);
  });

  it("among equal waits takes the poorer first", async () => {
    await writeAs(systemActor, "scenario", (tx) =>
      tx.execute(sql`update household set decile = '1', decile_rank = 2 where id = ${town[1]}`),
    );
    const { rows } = await listForgotten(analyst, all, 1);
    expect(rows[1]!.id).toBe(town[1]);
  });

  it("holds a family again once its place is cancelled, and no longer once it has another", async () => {
    const matched = town[4]!;
    const cancel = (state: string) =>
      writeAs(systemActor, "scenario", (tx) =>
        tx.execute(sql`update match set state = ${state}, cancel_reason = ${state === "cancelled" ? "returned_by_agency" : null}
          where household_id = ${matched}`),
      );
    await cancel("cancelled");
    expect((await listForgotten(analyst, all, 1)).rows.map(({ id }) => id)).toContain(matched);
    await cancel("proposed");
    expect((await listForgotten(analyst, all, 1)).rows.map(({ id }) => id)).not.toContain(matched);
  });

  it("is filtered by kecamatan and by need", async () => {
    expect((await listForgotten(analyst, { district: "32.16.18", need: null }, 1)).total).toBe(2);
    expect((await listForgotten(analyst, { district: null, need: "skills" }, 1)).total).toBe(1);
    expect((await listForgotten(analyst, { district: "32.16.18", need: "skills" }, 1)).total).toBe(0);
  });

  it("shows an officer of another kabupaten nobody", async () => {
    const elsewhere = await makeActor("registrar", { scope: "64.02" });
    expect((await listForgotten(elsewhere, all, 1)).total).toBe(0);
  });

  it("leaves as a file exactly what it shows, and the taking stands in the log without a name", async () => {
    const rows = await exportForgotten(analyst, all);
    expect(rows.map(({ id }) => id)).toEqual((await listForgotten(analyst, all, 1)).rows.map(({ id }) => id));
    const [entry] = await read(systemActor, (tx) =>
      tx.execute<{ details: object; actor_id: string }>(
        sql`select details, actor_id from audit_entry where act = 'forgotten.export'`,
      ),
    );
    expect(entry!.actor_id).toBe(analyst.accountId);
    expect(entry!.details).toEqual({ rows: 3, district: null, need: null });
  });

  it("is not for a camat, an office or leadership to take", async () => {
    for (const role of ["district_officer", "executive", "agency_head"] as const)
      await expect(exportForgotten(await makeActor(role), all)).rejects.toThrow("forbidden");
  });
});
