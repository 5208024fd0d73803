import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openSheets } from "~/platform/spreadsheets/open-book";
import { SheetError } from "~/platform/spreadsheets/sheet-error";
import { temporaryFolder } from "#tests/support/files";
import { buildXlsx, xlsxParts } from "#tests/support/workbook";
import { buildZip, type ZipPart } from "#tests/support/zip";

const folder = temporaryFolder();
const sound = xlsxParts([{ name: "a", rows: [["x", "y"]] }]);
const replace = (name: string, data: string | Buffer, more: Partial<ZipPart> = {}) =>
  buildZip(sound.map((part) => (part.name === name ? { name, data, ...more } : part)));
const sheetXml = (rows: string, before = "") =>
  `<?xml version="1.0"?>${before}<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const withSheet = (rows: string, before = "") => replace("xl/worksheets/sheet1.xml", sheetXml(rows, before));

/** OLE container whose directory names the given stream. */
const ole = (stream: string) => {
  const file = Buffer.alloc(2048);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(0, 48);
  file.write(stream, 512, "utf16le");
  return file;
};

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

const hostile: [string, string, () => Buffer][] = [
  ["an empty file", "file_empty", () => Buffer.alloc(0)],
  [
    "a picture",
    "file_type",
    () => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n\0\0\0", "latin1"), randomBytes(500)]),
  ],
  ["a PDF", "file_type", () => Buffer.from("%PDF-1.7 ...")],
  [
    "a web page called xls",
    "file_web_page",
    () => Buffer.from("<html><table><tr><td>NIK</td></tr></table></html>"),
  ],
  ["an old xls", "file_old_excel", () => ole("Workbook")],
  ["a workbook with a password", "file_encrypted", () => ole("EncryptedPackage")],
  ["an encrypted zip", "file_encrypted", () => replace("xl/workbook.xml", "x", { flags: 1 })],
  ["a text document", "file_type", () => buildZip([{ name: "word/document.xml", data: "<a/>" }])],
  ["half a file", "file_damaged", () => buildXlsx([{ name: "a", rows: [["x"]] }]).subarray(0, 700)],
  [
    "noise after a zip mark",
    "file_damaged",
    () => Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), randomBytes(9000)]),
  ],
  [
    "text with NUL bytes later on",
    "file_type",
    () => Buffer.concat([Buffer.alloc(9000, "a,b\n"), Buffer.from([0])]),
  ],
  ["a bomb that says so", "file_bomb", () => withSheet("<row>" + " ".repeat(60e6) + "</row>")],
  [
    "a bomb that lies about its size",
    "file_damaged",
    () => replace("xl/worksheets/sheet1.xml", sheetXml(" ".repeat(60e6)), { claimedSize: 4000 }),
  ],
  [
    "a bomb of shared texts",
    "file_bomb",
    () => replace("xl/sharedStrings.xml", `<sst>${"<si><t>a</t></si>".repeat(900_000)}</sst>`),
  ],
  [
    "more parts than a workbook can have",
    "file_bomb",
    () => buildZip([...sound, ...Array.from({ length: 6000 }, (_, i) => ({ name: `p${i}`, data: "" }))]),
  ],
  ["entities that multiply", "xml_entities", () => withSheet('<row><c t="str"><v>&b;</v></c></row>', LAUGHS)],
  [
    "entities in the shared texts",
    "xml_entities",
    () => replace("xl/sharedStrings.xml", `${LAUGHS}<sst><si><t>&b;</t></si></sst>`),
  ],
  ["an entity from outside", "xml_entities", () => withSheet('<row><c t="str"><v>&xxe;</v></c></row>')],
  ["elements a thousand deep", "xml_too_deep", () => withSheet("<a>".repeat(1000))],
  [
    "a cell of a million letters",
    "cell_too_long",
    () => withSheet(`<row><c t="str"><v>${"a".repeat(1e6)}</v></c></row>`),
  ],
  ["a tag without end", "file_damaged", () => withSheet(`<row ${"a".repeat(200_000)}`)],
  [
    "a sheet that breaks off",
    "file_damaged",
    () => replace("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"),
  ],
  [
    "a cell in the last column",
    "too_many_columns",
    () => withSheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
  ],
  [
    "a row beyond the last",
    "too_many_rows",
    () => withSheet('<row r="9999999"><c r="A1"><v>1</v></c></row>'),
  ],
  ["a csv whose quote never closes", "csv_quote", () => Buffer.from('a,b\n"x,y\n' + "1,2\n".repeat(400_000))],
  ["a csv line of ten thousand cells", "too_many_columns", () => Buffer.from("a" + ",b".repeat(10_000))],
];

describe("a file that is no honest spreadsheet is refused with its reason, within two seconds", () => {
  it.each(hostile)("%s: %s", async (name, code, build) => {
    const path = folder.put(name.replaceAll(" ", "-"), build());
    const started = performance.now();
    const refusal = await (async () => {
      for await (const _ of openSheets(path));
    })().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SheetError);
    expect(refusal).toMatchObject({ code });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("a harmless sheet with two hundred thousand empty rows is no bomb", async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `<row r="${i + 1}"/>`).join("");
    const path = folder.put("empty-rows", withSheet(rows));
    let count = 0;
    for await (const _ of openSheets(path)) count++;
    expect(count).toBe(0);
  });
});
