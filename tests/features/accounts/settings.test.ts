import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { Forbidden } from "~/platform/access/errors";
import { read } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { action, loader } from "~/features/accounts/pages/settings";
import { settingError } from "~/features/accounts/parts/setting-words";
import { adjustableNames } from "~/features/accounts/rules/settings";
import { asked } from "#tests/support/call";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";

useDatabase();
let administrator: Actor, second: Actor;
beforeAll(async () => {
  [administrator, second] = [await makeActor("administrator"), await makeActor("administrator")];
});

/** The form as it stands, filled in otherwise. */
async function form(changes: Record<string, string>, seen?: Record<string, number>) {
  const { stored } = await loader(await asked(administrator, "/settings"));
  const standing = seen ?? stored;
  const fields: Record<string, string> = {};
  for (const name of adjustableNames) {
    fields[name] = String(standing[name]);
    fields[`seen-${name}`] = String(standing[name]);
  }
  return { ...fields, ...changes };
}
const save = async (actor: Actor, fields: Record<string, string>) =>
  action(await asked(actor, "/settings", {}, fields)) as Promise<{
    status?: number;
    init?: { status: number };
    data?: { typed: Record<string, string>; errors: Record<string, string> };
  }>;
const standing = () => read(systemActor, readSettings);

describe("the settings of an installation", () => {
  it("are changed by the administrator alone, and the log keeps old and new", async () => {
    const answer = await save(administrator, await form({ agreementDays: "120", promiseGraceDays: "14" }));
    expect(answer.status).toBe(302);
    expect(await standing()).toMatchObject({ agreementDays: 120, promiseGraceDays: 14, objectionDays: 7 });
    const logged = await read(systemActor, (tx) =>
      tx.execute<{ details: object }>(
        sql`select details from audit_entry where act = 'setting.change' and actor_id = ${administrator.accountId}::uuid`,
      ),
    );
    expect([...logged].map((row) => row.details)).toEqual([
      { agreementDays: { from: 90, to: 120 }, promiseGraceDays: { from: 30, to: 14 } },
    ]);
    for (const role of ["bappeda_head", "bappeda_analyst", "auditor"] as const)
      await expect(save(await makeActor(role), await form({ agreementDays: "10" }))).rejects.toBeInstanceOf(
        Forbidden,
      );
  });

  it.each([
    ["agreementDays", "6"],
    ["agreementDays", "366"],
    ["promiseGraceDays", "-1"],
    ["digestHour", "24"],
    ["digestHour", "7.5"],
    ["noticeKeepDays", ""],
    ["objectionDays", "banyak"],
  ])("stay as they are when %s is %s, and what was typed is kept", async (name, typed) => {
    const before = await standing();
    const answer = await save(administrator, await form({ [name]: typed }));
    expect(answer.init?.status).toBe(422);
    expect(answer.data?.errors).toEqual({ [name]: name });
    expect(answer.data?.typed[name]).toBe(typed);
    expect(settingError(name)).toMatch(/\d+ dan \d+/);
    expect(await standing()).toEqual(before);
  });

  it("are not overwritten by somebody who has not seen what another changed meanwhile", async () => {
    const stale = (await loader(await asked(second, "/settings"))).stored;
    await save(administrator, await form({ digestHour: "6" }));
    const answer = await save(second, await form({ digestHour: "9" }, stale));
    expect(answer.init?.status).toBe(409);
    expect(answer.data?.errors).toEqual({ "": "setting_changed" });
    expect(answer.data?.typed.digestHour).toBe("9");
    expect(settingError("setting_changed")).toContain("diubah orang lain");
    expect((await standing()).digestHour).toBe(6);
  });
});
