import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { importFromCommandLine } from "~/features/households/command-line.server";
import { readVillages } from "../../drizzle/seed/stage";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { temporaryFolder } from "#tests/support/files";
import { keluargaSheet, listFamilies, type Table } from "#tests/support/lists";
import { count } from "#tests/support/seed";
import { buildXlsx } from "#tests/support/workbook";

const folder = temporaryFolder();
const families = 6_000;
const sheet = (name: string, { header, rows }: Table) => ({ name, rows: [header, ...rows] });

type Report = {
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  households: { new: number };
  findings: { sheet: string; row: number; column: string; code: string; outcome: string }[];
};

/** Rows of the family sheet that no import may take, and what is wrong with them. */
const broken = [
  { row: 101, column: "nik", text: "6,40206E+15", code: "nik_scientific" },
  { row: 2_002, column: "kode_kemdagri", text: "9999999999", code: "village_unknown" },
  { row: 5_003, column: "id_keluarga_P3KE", text: "", code: "key_missing" },
];

describe("a P3KE file of 6,000 families", () => {
  useDatabase();
  let file = "";
  let email = "";
  const importNow = async () => {
    let text = "";
    const exit = await importFromCommandLine([file, "--as", email, "--json"], {
      write: (piece: string) => ((text += piece), true),
    } as never);
    return { exit, report: JSON.parse(text) as Report };
  };
  beforeAll(async () => {
    email = `${(await makeActor("registrar", { scope: "64.02" })).accountId}@contoh.test`;
    const { villages, placeOf } = await readVillages("64.02");
    const places = villages.map(({ code }) => placeOf(code));
    const list = listFamilies(families, { seed: 64, today: "2023-11-13", places });
    const keluarga = keluargaSheet(list);
    for (const { row, column, text } of broken)
      keluarga.rows[row - 2]![keluarga.header.indexOf(column)] = text;
    file = folder.put("p3ke-6402.xlsx", buildXlsx([sheet("keluarga", keluarga)]));
  });

  it("is taken whole, but for three rows, each named with its column and its fault", async () => {
    const { exit, report } = await importNow();
    expect(exit).toBe(1);
    expect(report).toMatchObject({ read: families, refused: 3, changed: 0, households: { new: 5997 } });
    const refused = report.findings.filter(({ outcome }) => outcome === "refused");
    for (const { row, code } of broken)
      expect(refused).toContainEqual(expect.objectContaining({ sheet: "keluarga", row, code }));
    expect(new Set(refused.map(({ row }) => row))).toEqual(new Set(broken.map(({ row }) => row)));
    expect(await count(sql`select count(*)::int as n from household`)).toBe(5997);
  }, 60_000);

  it("changes nothing the second time", async () => {
    const { report } = await importNow();
    expect(report).toMatchObject({ read: families, new: 0, changed: 0, refused: 3, unchanged: families - 3 });
    expect(await count(sql`select count(*)::int as n from household`)).toBe(5997);
  }, 60_000);
});
