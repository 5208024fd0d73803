import { beforeAll, describe, expect, it } from "vitest";
import { importFromCommandLine } from "~/features/households/command-line.server";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { keluargaSheet, listFamilies, toCsv } from "#tests/support/lists";
import { shapes } from "#tests/support/shapes";

const folder = temporaryFolder();
const families = listFamilies(24, { seed: 8 }).filter(({ family }) =>
  family.members.every((one) => one.nik !== null),
);
const persons = families.reduce((sum, { family }) => sum + family.members.length, 0);
const expectedRows = {
  families: families.length,
  persons,
  both: families.length + persons,
  aid: families.length,
};

describe("one list in twelve shapes", () => {
  useDatabase();
  let email = "";
  const run = async (path: string, ...more: string[]) => {
    let text = "";
    await importFromCommandLine([path, "--as", email, "--json", ...more], {
      write: (piece: string) => ((text += piece), true),
    } as never);
    return JSON.parse(text);
  };
  beforeAll(async () => {
    email = `${(await makeActor("registrar")).accountId}@contoh.test`;
  });

  it.each(shapes.filter((shape) => shape.rows !== "aid").map((shape) => [shape.name, shape] as const))(
    "is read whole: %s",
    async (_, shape) => {
      const report = await run(folder.put(shape.file, shape.build(families)), "--dry-run");
      expect(report).toMatchObject({
        read: expectedRows[shape.rows],
        refused: 0,
        new: expectedRows[shape.rows],
      });
      expect(report.households.new).toBe(families.length);
      const odd = report.findings.filter((one: { code: string }) =>
        ["value_unknown", "date_invalid"].includes(one.code),
      );
      expect(odd).toEqual([]);
    },
  );

  it("and aid finds the families that another shape brought", async () => {
    const list = await run(folder.put("keluarga.csv", toCsv(keluargaSheet(families))));
    expect(list.new).toBe(families.length);
    const aid = shapes.find((shape) => shape.rows === "aid")!;
    const report = await run(folder.put(aid.file, aid.build(families)));
    expect(report).toMatchObject({ read: families.length, new: families.length, refused: 0 });
  });
});
