import { describe, expect, it } from "vitest";
import { openSheets } from "~/platform/spreadsheets/open-book";
import { guardCsvCell, writeBook, writeCsv, writeXlsx } from "~/platform/spreadsheets/write-sheet";
import { temporaryFolder } from "#tests/support/files";

const folder = temporaryFolder();
const bytesOf = async (stream: AsyncIterable<Uint8Array | string>) => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
};
const readBack = async (name: string, bytes: Buffer) => {
  const rows: string[][] = [];
  for await (const row of openSheets(folder.put(name, bytes))) rows.push(row.cells);
  return rows;
};

const payloads = [
  "=1+1",
  "+62812",
  "-5+cmd|' /C calc'!A0",
  "@SUM(1)",
  "\t=1",
  '=HYPERLINK("http://x.test")',
  "=cmd|'/c calc'!A1",
  "Siti <b>&amp;",
  "a_x0041_b",
  "René 🏠",
  "baris\nbaru",
  "'kutip",
  "3216183112809001",
];

describe("a sheet we hand out", () => {
  it("is text in xlsx whatever a cell begins with, and comes back letter by letter", async () => {
    const bytes = await bytesOf(
      writeXlsx({ name: "Daftar", header: ["isi"], rows: payloads.map((one) => [one]) }),
    );
    expect((await readBack("a.xlsx", bytes)).slice(1).flat()).toEqual(payloads);
    const raw = await bytesOf(writeXlsx({ name: "x", header: ["=1"], rows: [["=2"]] }));
    expect(raw.includes(Buffer.from("<f>"))).toBe(false);
  });

  it("can have several sheets", async () => {
    const bytes = await writeBook([
      { name: "keluarga", header: ["nik"], rows: [["3216183112809001"], ["=1+1"]] },
      { name: "keluarga", header: ["nama"], rows: [["Asep"]] },
    ]);
    expect(await readBack("b.xlsx", bytes)).toEqual([
      ["nik"],
      ["3216183112809001"],
      ["=1+1"],
      ["nama"],
      ["Asep"],
    ]);
  });

  it("guards cells in csv that a program would take for a formula or round", () => {
    for (const cell of payloads) {
      const guarded = String(guardCsvCell(cell));
      expect(/^[=+\-@\t\r]/.test(guarded)).toBe(false);
      expect(/^\d{12,}$/.test(guarded)).toBe(false);
    }
    expect(guardCsvCell(-5)).toBe(-5);
    expect(guardCsvCell("RT 001")).toBe("RT 001");
  });

  it("keeps numbers as numbers", async () => {
    const bytes = await bytesOf(writeCsv({ header: ["n"], rows: [[10644], ["10644"]] }));
    expect(bytes.toString("utf8")).toBe("\ufeffn\r\n10644\r\n10644\r\n");
  });
});
