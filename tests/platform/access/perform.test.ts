import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { perform } from "~/platform/access/perform.server";
import { read, writeAs } from "~/platform/access/transaction.server";
import { systemActor, visitor } from "~/platform/access/actor";
import { newId } from "~/platform/db/id";
import { withPatience } from "~/platform/db/patience.server";
import { household } from "~/features/households/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";

describe("one door for every change", () => {
  const database = useDatabase();

  test("a village officer sees the households of her own village and no others, whatever the query asks", async () => {
    await writeAs(systemActor, "household.list", (tx) =>
      tx.insert(household).values(
        ["32.16.18.2003", "32.16.18.2004"].map((region, i) => ({
          id: newId(),
          region,
          caseCode: `CASE000${i}`,
          headName: "Contoh",
          dataSource: "p3ke",
          firstListedOn: "2023-01-02",
        })),
      ),
    );
    const officer = await makeActor("village_officer", { scope: "32.16.18.2003" });
    const seen = await read(officer, (tx) => tx.select({ region: household.region }).from(household));
    expect(seen).toEqual([{ region: "32.16.18.2003" }]);
    expect(await read(visitor, (tx) => tx.select().from(household))).toEqual([]);
  });

  test("a statement of a page ends when nobody waits any longer, of a job when it is done, of an approval in between", async () => {
    const registrar = await makeActor("registrar");
    const slow = (act?: string) => read(registrar, (tx) => tx.execute(sql`select pg_sleep(0.3)`), act);
    await expect(withPatience(50, () => slow())).rejects.toMatchObject({ cause: { code: "57014" } });
    await expect(withPatience(50, () => slow("run.approve"))).resolves.toHaveLength(1);
    await expect(slow()).resolves.toHaveLength(1);
  });

  test("a read can not write", async () => {
    const registrar = await makeActor("registrar");
    await expect(
      read(registrar, (tx) => tx.execute(sql`update household set head_name = 'x'`)),
    ).rejects.toThrow();
  });

  test("the application's role can neither change nor remove a line of the audit log", async () => {
    const registrar = await makeActor("registrar");
    await perform(
      registrar,
      "account.own",
      async () => ({ id: registrar.accountId }),
      async () => "done",
    );
    for (const attempt of [
      sql`update audit_entry set act = 'x'`,
      sql`delete from audit_entry`,
      sql`truncate audit_entry`,
    ]) {
      await expect(writeAs(systemActor, "audit.read", (tx) => tx.execute(attempt))).rejects.toThrow();
    }
  });

  test("the same form sent a hundred times is done once and answered alike", async () => {
    const registrar = await makeActor("registrar");
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        perform(
          registrar,
          "account.own",
          async () => ({ id: registrar.accountId }),
          async () => newId(),
          { key },
        ),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    const auditor = await makeActor("auditor");
    const rows = await read(auditor, (tx) =>
      tx.execute<{ n: number }>(
        sql`select count(*)::int as n from audit_entry where actor_id = ${registrar.accountId}`,
      ),
    );
    expect(rows[0]!.n).toBe(1);
    expect(database.ownerUrl()).toContain("/t_");
  });
});
