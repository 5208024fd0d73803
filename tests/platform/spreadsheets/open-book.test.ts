import { describe, expect, it } from "vitest";
import { openSheets } from "~/platform/spreadsheets/open-book";
import { temporaryFolder } from "#tests/support/files";
import { buildXlsx, type FixtureCell } from "#tests/support/workbook";

const folder = temporaryFolder();
let count = 0;
const read = async (content: string | Buffer) => {
  const rows: { sheet: string; rowNumber: number; cells: string[] }[] = [];
  for await (const row of openSheets(folder.put(`file-${count++}`, content))) rows.push(row);
  return rows;
};
const readCells = async (rows: FixtureCell[][], options = {}) =>
  (await read(buildXlsx([{ name: "keluarga", rows }], options))).map((row) => row.cells);

describe("an xlsx is read as text", () => {
  it("keeps shared, inline and computed text as it stands", async () => {
    const rows = [["Nama", { inline: "Siti <&> Aminah" }, { formula: "A1", shows: "Hasil" }, "=1+1"]];
    expect(await readCells(rows)).toEqual([["Nama", "Siti <&> Aminah", "Hasil", "=1+1"]]);
  });

  it("shows a number of sixteen digits in scientific notation unless its last digit proves it whole", async () => {
    const numbers = [
      ["3573010101809001", "3573010101809001"],
      ["3573010101809000", "3.57301010180900E+15"],
      ["3.57301010180900E+15", "3.57301010180900E+15"],
      ["3.573010101809001E15", "3.57301010180900E+15"],
      ["9171010101809002", "9.17101010180900E+15"],
      ["9171010101809003", "9171010101809003"],
      ["6402051001", "6402051001"],
      ["12.0", "12"],
      ["7.1999999999999993", "7.2"],
    ];
    const cells = await readCells([numbers.map(([raw]) => ({ number: raw! }))]);
    expect(cells[0]).toEqual(numbers.map(([, shown]) => shown));
  });

  it("believes a sixteenth digit 0 where the other numbers show that their writer cuts nothing", async () => {
    const niks = ["3573010101809001", "3573010101809007", "3573010101809010", "3573010101809004"];
    const kept = await readCells(niks.map((number) => [{ number }]));
    expect(kept.flat()).toEqual(niks);
    const cut = niks.map((nik) => `${nik.slice(0, 15)}0`);
    const read = await readCells(cut.map((number) => [{ number }]));
    expect(read.flat().every((text) => text.endsWith("E+15"))).toBe(true);
  });

  it("turns day numbers with a date format into dates, in both calendars", async () => {
    expect(await readCells([[{ day: 29586 }, { day: 29586.75 }, { number: "29586" }]])).toEqual([
      ["1980-12-31", "1980-12-31 18:00:00", "29586"],
    ]);
    expect(await readCells([[{ day: 28124 }]], { date1904: true })).toEqual([["1980-12-31"]]);
  });

  it("counts rows and columns as the program does and leaves empty rows out", async () => {
    const rows = await read(buildXlsx([{ name: "a", rows: [[null, "B1"], [], ["A3", null, "C3"]] }]));
    expect(rows).toEqual([
      { sheet: "a", rowNumber: 1, cells: ["", "B1"] },
      { sheet: "a", rowNumber: 3, cells: ["A3", "", "C3"] },
    ]);
  });

  it("reads all visible sheets in order, with or without a namespace prefix", async () => {
    const book = buildXlsx(
      [
        { name: "keluarga", rows: [["k"]] },
        { name: "rahasia", hidden: true, rows: [["x"]] },
        { name: "individu", rows: [["i"]] },
      ],
      { prefix: "x" },
    );
    expect((await read(book)).map((row) => [row.sheet, row.cells[0]])).toEqual([
      ["keluarga", "k"],
      ["individu", "i"],
    ]);
  });
});

describe("a csv is read as text", () => {
  it.each([
    ["comma", "a,b\n1,2\n"],
    ["semicolon under a title with commas", "Data P3KE, Kab. X, 2022\na;b\n1;2\n"],
    ["tab", "a\tb\r\n1\t2\r\n"],
    ["pipe", "a|b\n1|2"],
    ["Excel's own hint", "sep=;\r\na;b\r\n1;2\r\n"],
    ["byte order mark", "\ufeffa,b\n1,2\n"],
  ])("whatever separates the cells: %s", async (_, text) => {
    const rows = (await read(text)).map((row) => row.cells);
    expect(rows.slice(-2)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("understands UTF-8, windows-1252 and UTF-16", async () => {
    const text = `nama,kota\nRené,Çelik\n${"x".repeat(70_000).slice(0, 30_000)},é\n`;
    const plain = (await read(text)).map((row) => row.cells);
    expect((await read(Buffer.from(text, "latin1"))).map((row) => row.cells)).toEqual(plain);
    expect((await read(Buffer.from(`\ufeff${text}`, "utf16le"))).map((row) => row.cells)).toEqual(plain);
  });

  it("keeps quoted line ends and separators inside a cell, and the number of the row", async () => {
    const rows = await read('a,b\n\n"Jl. Melati, No. 1\nRT 2","dia ""Udin"""\nx,"=""0123"""\n');
    expect(rows).toEqual([
      { sheet: "", rowNumber: 1, cells: ["a", "b"] },
      { sheet: "", rowNumber: 3, cells: ["Jl. Melati, No. 1\nRT 2", 'dia "Udin"'] },
      { sheet: "", rowNumber: 4, cells: ["x", "0123"] },
    ]);
  });
});
