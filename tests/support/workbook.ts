import { buildZip, type ZipPart } from "./zip";

/** `number` is written raw into `<v>`; `day` is an Excel serial with a date format. */
export type FixtureCell =
  | string
  | null
  | { number: string }
  | { day: number }
  | { inline: string }
  | { formula: string; shows: string };

export type FixtureSheet = { name: string; hidden?: boolean; rows: FixtureCell[][] };

/** A workbook as a spreadsheet program writes it: shared strings, styles, references. */
export const buildXlsx = (
  sheets: FixtureSheet[],
  { prefix = "", date1904 = false }: { prefix?: string; date1904?: boolean } = {},
): Buffer => buildZip(xlsxParts(sheets, { prefix, date1904 }));

export const xlsxParts = (
  sheets: FixtureSheet[],
  { prefix = "", date1904 = false }: { prefix?: string; date1904?: boolean } = {},
): ZipPart[] => {
  const p = prefix ? `${prefix}:` : "";
  const ns = prefix ? `xmlns:${prefix}="${MAIN}"` : `xmlns="${MAIN}"`;
  const shared = new Map<string, number>();
  const bodies = sheets.map(({ rows }) => {
    const lines = rows.map((cells, r) => {
      const xml = cells.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, p, shared)).join("");
      return `<${p}row r="${r + 1}">${xml}</${p}row>`;
    });
    return `${HEAD}<${p}worksheet ${ns}><${p}sheetData>${lines.join("")}</${p}sheetData></${p}worksheet>`;
  });
  const list = sheets.map(
    ({ name, hidden }, i) =>
      `<${p}sheet name="${escape(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
  );
  const relations = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const texts = [...shared.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`);
  return [
    {
      name: "[Content_Types].xml",
      data: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      data: `${HEAD}<Relationships xmlns="${PACKAGE_REL}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `${HEAD}<${p}workbook ${ns} xmlns:r="${REL}"><${p}workbookPr${date1904 ? ' date1904="1"' : ""}/><${p}sheets>${list.join("")}</${p}sheets></${p}workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `${HEAD}<Relationships xmlns="${PACKAGE_REL}">${relations.join("")}<Relationship Id="rIdS" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdY" Type="${REL}/styles" Target="/xl/styles.xml"/></Relationships>`,
    },
    {
      name: "xl/styles.xml",
      data: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    },
    { name: "xl/sharedStrings.xml", data: `${HEAD}<sst xmlns="${MAIN}">${texts.join("")}</sst>` },
    ...bodies.map((data, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data })),
  ];
};

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships";

const cellXml = (cell: FixtureCell, at: string, p: string, shared: Map<string, number>): string => {
  if (cell === null || cell === "") return "";
  if (typeof cell === "string") {
    const index = shared.get(cell) ?? shared.size;
    shared.set(cell, index);
    return `<${p}c r="${at}" t="s"><${p}v>${index}</${p}v></${p}c>`;
  }
  if ("number" in cell) return `<${p}c r="${at}"><${p}v>${cell.number}</${p}v></${p}c>`;
  if ("day" in cell) return `<${p}c r="${at}" s="1"><${p}v>${cell.day}</${p}v></${p}c>`;
  if ("inline" in cell) {
    return `<${p}c r="${at}" t="inlineStr"><${p}is><${p}t>${escape(cell.inline)}</${p}t></${p}is></${p}c>`;
  }
  return `<${p}c r="${at}" t="str"><${p}f>${escape(cell.formula)}</${p}f><${p}v>${escape(cell.shows)}</${p}v></${p}c>`;
};

const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
