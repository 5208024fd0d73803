import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { account } from "~/features/accounts/schema";
import { importFromCommandLine } from "~/features/households/command-line.server";
import { systemActor } from "~/platform/access/actor";
import { read, writeAs } from "~/platform/access/transaction.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { keluargaSheet, listFamilies, toCsv } from "#tests/support/lists";

const folder = temporaryFolder();

describe("portal import FILE --as EMAIL", () => {
  useDatabase();
  let email = "";
  let stranger = "";
  beforeAll(async () => {
    email = `${(await makeActor("registrar")).accountId}@contoh.test`;
    stranger = `${(await makeActor("executive")).accountId}@contoh.test`;
  });
  const run = async (...args: string[]) => {
    let text = "";
    const exit = await importFromCommandLine(args, {
      write: (piece: string) => ((text += piece), true),
    } as never);
    return { exit, text, json: text.startsWith("{") ? JSON.parse(text) : null };
  };
  const households = () =>
    read(systemActor, async (tx) =>
      Number((await tx.execute(sql`select count(*) as n from household`))[0]!.n),
    );

  const table = keluargaSheet(listFamilies(12, { seed: 5 }));
  const file = folder.put("keluarga.csv", toCsv(table));

  it("a dry run counts and leaves nothing", async () => {
    const { exit, json } = await run(file, "--as", email, "--dry-run", "--json");
    expect(exit).toBe(0);
    expect(json).toMatchObject({ dryRun: true, read: 12, refused: 0, new: 12, changed: 0, unchanged: 0 });
    expect(json.valid + json.warned).toBe(12);
    expect(await households()).toBe(0);
  });

  it("imports, and the second time finds everything unchanged", async () => {
    expect((await run(file, "--as", email, "--json")).json).toMatchObject({ read: 12, new: 12 });
    expect(await households()).toBe(12);
    expect(await run(file, "--as", email, "--json")).toMatchObject({
      exit: 0,
      json: { new: 0, unchanged: 12 },
    });
  });

  it("names row, column and code of each finding, and answers 1 when rows are refused", async () => {
    const bad = structuredClone(table);
    bad.rows[4]![bad.header.indexOf("nik")] = "3.21618E+15";
    const { exit, json } = await run(folder.put("bad.csv", toCsv(bad)), "--as", email, "--json");
    expect(exit).toBe(1);
    expect(json.refused).toBe(1);
    expect(json.findings).toContainEqual({
      sheet: "",
      row: 6,
      column: "nik",
      code: "nik_scientific",
      severity: "refused",
      outcome: "refused",
    });
    expect(await households()).toBe(12);
  });

  it.each([
    ["no file", []],
    ["no address", [file]],
    ["an unknown option", [file, "--as", "a@b.test", "--fast"]],
    ["two files", [file, file, "--as", "a@b.test"]],
  ])("wrong usage answers 2: %s", async (_, args) => {
    expect((await run(...args)).exit).toBe(2);
  });

  it("a file that cannot be read answers 3", async () => {
    expect((await run("/nowhere/x.xlsx", "--as", email, "--json")).json).toEqual({
      file: "x.xlsx",
      error: "file_not_found",
      message: "There is no such file.",
    });
    expect(await run(folder.path, "--as", email, "--json")).toMatchObject({
      exit: 3,
      json: { error: "file_is_folder" },
    });
    expect((await run(folder.put("x.xlsx", "%PDF-1.4"), "--as", email)).exit).toBe(3);
    expect(await run(folder.put("y.csv", "a,b\n1,2\n"), "--as", email, "--json")).toMatchObject({
      exit: 3,
      json: { error: "no_list" },
    });
    const batches = await read(systemActor, (tx) => tx.execute(sql`select count(*) as n from import_batch`));
    expect(Number(batches[0]!.n)).toBe(3);
  });

  it("an account without the right, unknown or disabled answers 4", async () => {
    expect((await run(file, "--as", stranger)).exit).toBe(4);
    expect((await run(file, "--as", "nobody@contoh.test")).exit).toBe(4);
    await writeAs(systemActor, "account.disable", (tx) =>
      tx
        .update(account)
        .set({ active: false })
        .where(sql`email = ${email}`),
    );
    expect((await run(file, "--as", email)).exit).toBe(4);
  });
});
