import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { blindIndex, encrypt } from "~/platform/db/secrets.server";
import {
  answerRegistry,
  countRegistryChecks,
  listSent,
  sendToRegistry,
} from "~/features/households/registry-commands.server";
import { household, member } from "~/features/households/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";

describe("comparing numbers with the civil registry", () => {
  useDatabase();

  async function family(region: string, nik: string): Promise<string> {
    const [householdId, memberId] = [newId(), newId()];
    await writeAs(systemActor, "registry.send", async (tx) => {
      await tx.insert(household).values({
        id: householdId,
        region,
        caseCode: householdId.slice(-8),
        headName: "Contoh",
        dataSource: "p3ke",
        firstListedOn: "2023-01-02",
      });
      await tx.insert(member).values({
        id: memberId,
        householdId,
        region,
        name: "Contoh",
        isHead: true,
        nikCipher: encrypt("identity", nik),
        nikIndex: blindIndex("nik", nik),
      });
    });
    return memberId;
  }

  test("Disdukcapil sees only people who were sent, answers once, and excludes nobody", async () => {
    const [first, second] = [
      await family("32.16.18.2003", "3216180101809001"),
      await family("32.16.19.2003", "3216190101809002"),
    ];
    const registrar = await makeActor("registrar");
    const officer = await makeActor("registry_officer");
    expect((await listSent(officer, 1)).total).toBe(0);
    expect(await sendToRegistry(registrar, "32.16.18")).toBe(1);
    const sent = await listSent(officer, 1);
    expect(sent.rows).toMatchObject([{ id: first, nik: "3216180101809001" }]);
    expect(await read(officer, (tx) => tx.execute(sql`select id from member`))).toHaveLength(1);
    // The second person was never sent: an answer about her changes nothing.
    expect(
      await answerRegistry(
        officer,
        new Map([
          [first, "disagrees"],
          [second, "disagrees"],
        ]),
      ),
    ).toBe(1);
    expect((await listSent(officer, 1)).total).toBe(0);
    expect(await countRegistryChecks(registrar)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ district: "32.16.18", disagrees: 1, unsent: 0 }),
        expect.objectContaining({ district: "32.16.19", disagrees: 0, unsent: 1 }),
      ]),
    );
    const active = await read(registrar, (tx) => tx.execute(sql`select 1 from member where active`));
    expect(active).toHaveLength(2);
  });

  test("nobody but the registrar sends, and nobody but Disdukcapil answers", async () => {
    const analyst = await makeActor("bappeda_analyst");
    await expect(sendToRegistry(analyst, "32.16.18")).rejects.toMatchObject({ name: "Forbidden" });
    await expect(answerRegistry(analyst, new Map())).rejects.toMatchObject({ name: "Forbidden" });
  });
});
