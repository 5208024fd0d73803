import {
  artifact,
  edge,
  foot,
  ink,
  makeRoom,
  printable,
  soft,
  tagged,
  widthOf,
  type Doc,
} from "./paper-ink.server";

/** Words, and the same in the second language where there is one. */
export type Words = { text: string; also?: string };

export type Clause =
  | ({ kind: "heading" } & Words)
  | ({ kind: "text" } & Words)
  /** Facts in two columns: what, and what it is. */
  | { kind: "facts"; rows: readonly { label: Words; value: Words }[] }
  | { kind: "table"; heads: readonly Words[]; rows: readonly (readonly Words[])[] };

/** Who signs: on whose behalf, an empty place, and lines for name and office. */
export type Signature = { role: Words; organisation: string; name: string; office: string };

type Structure = PDFKit.PDFStructureElement;
const size = { heading: 11, text: 10.5, also: 9.5 };
const apart = 16;

export function drawClause(doc: Doc, root: Structure, clause: Clause): void {
  if (clause.kind === "facts") return drawFacts(doc, root, clause.rows);
  if (clause.kind === "table") return drawTable(doc, root, clause.heads, clause.rows);
  const width = widthOf(doc);
  const heading = clause.kind === "heading";
  // A heading stays with what follows, and a short paragraph in one piece.
  const height = heightOf(doc, clause, width, heading);
  makeRoom(doc, heading ? height + 64 : Math.min(height, 220));
  drawWords(doc, root, heading ? "H2" : "P", clause, edge, doc.y, width, heading);
  doc.y += heading ? 3 : 7;
}

/** The closing clauses and the places to sign beneath them, always on one page: nobody signs an empty sheet. */
export function drawSignatures(
  doc: Doc,
  root: Structure,
  closing: readonly (Words & { kind: "heading" | "text" })[],
  signatures: readonly Signature[],
): void {
  const width = (widthOf(doc) - apart * (signatures.length - 1)) / Math.max(1, signatures.length);
  // One who signs alone signs at the right, as on a letter.
  const alone = signatures.length === 1;
  const column = alone ? widthOf(doc) / 2 : width;
  const tops = signatures.map((one) => topOf(doc, one, column));
  const top = Math.max(0, ...tops);
  const words = closing.reduce(
    (sum, one) => sum + heightOf(doc, one, widthOf(doc), one.kind === "heading") + 7,
    0,
  );
  makeRoom(doc, words + top + 150);
  for (const one of closing) drawClause(doc, root, one);
  const y = doc.y + 10;
  signatures.forEach((one, i) => {
    const x = alone ? edge + widthOf(doc) - column : edge + i * (column + apart);
    drawWords(doc, root, "P", one.role, x, y, column, false);
    tagged(doc, root, "P", "id", () =>
      doc
        .font("Helvetica-Bold")
        .fontSize(size.text)
        .fillColor(ink)
        .text(printable(one.organisation), x, doc.y, { width: column }),
    );
    const line = y + top + 66;
    artifact(doc, "Layout", () =>
      doc
        .moveTo(x, line)
        .lineTo(x + column, line)
        .lineWidth(0.7)
        .strokeColor(ink)
        .stroke(),
    );
    doc.y = line + 5;
    for (const label of [one.name, one.office])
      tagged(doc, root, "P", "id", () =>
        doc
          .font("Helvetica")
          .fontSize(size.also)
          .fillColor(soft)
          .text(printable(label), x, doc.y, { width: column }),
      );
  });
  doc.y = y + top + 110;
}

function topOf(doc: Doc, { role, organisation }: Signature, width: number): number {
  const roles = heightOf(doc, role, width, false);
  return (
    roles + doc.font("Helvetica-Bold").fontSize(size.text).heightOfString(printable(organisation), { width })
  );
}

function drawFacts(doc: Doc, root: Structure, rows: readonly { label: Words; value: Words }[]): void {
  const [left, whole] = [widthOf(doc) * 0.34, widthOf(doc)];
  const table = doc.struct("Table");
  root.add(table);
  for (const { label, value } of rows) {
    const height = Math.max(
      heightOf(doc, label, left - apart, true),
      heightOf(doc, value, whole - left, false),
    );
    const row = doc.struct("TR");
    table.add(row);
    // What is longer than half a page runs over the page's end beneath its label.
    if (height > 320) {
      makeRoom(doc, 60);
      drawWords(doc, row, "TH", label, edge, doc.y, whole, true, "Row");
      drawWords(doc, row, "TD", value, edge, doc.y, whole, false);
    } else {
      makeRoom(doc, height);
      const y = doc.y;
      drawWords(doc, row, "TH", label, edge, y, left - apart, true, "Row");
      drawWords(doc, row, "TD", value, edge + left, y, whole - left, false);
      doc.y = y + height;
    }
    row.end();
    doc.y += 5;
  }
  table.end();
  doc.y += 6;
}

/** Columns of one width but for a narrow first one that only counts; its head is repeated on every page. */
function drawTable(
  doc: Doc,
  root: Structure,
  heads: readonly Words[],
  rows: readonly (readonly Words[])[],
): void {
  const counts = rows.every(([first]) => (first?.text.length ?? 0) <= 3);
  const first = counts ? 40 : widthOf(doc) * 0.24;
  const width = (widthOf(doc) - first) / (heads.length - 1);
  const left = (i: number) => edge + (i === 0 ? 0 : first + (i - 1) * width);
  const wide = (i: number) => (i === 0 ? first : width) - 10;
  const tall = (cells: readonly Words[], bold: boolean) =>
    Math.max(...cells.map((cell, i) => heightOf(doc, cell, wide(i), bold)));
  const rule = () =>
    artifact(doc, "Layout", () =>
      doc
        .moveTo(edge, doc.y)
        .lineTo(edge + widthOf(doc), doc.y)
        .lineWidth(0.6)
        .strokeColor(soft)
        .stroke(),
    );
  const line = (parent: Structure | null, cells: readonly Words[], bold: boolean) => {
    const y = doc.y + 4;
    const height = tall(cells, bold);
    const row = parent ? doc.struct("TR") : null;
    if (row) parent?.add(row);
    cells.forEach((cell, i) => {
      if (row)
        drawWords(doc, row, bold ? "TH" : "TD", cell, left(i), y, wide(i), bold, bold ? "Column" : undefined);
      else artifact(doc, "Pagination", () => inkWords(doc, cell, left(i), y, wide(i), bold));
    });
    row?.end();
    doc.y = y + height + 4;
    rule();
  };
  const table = doc.struct("Table");
  root.add(table);
  makeRoom(doc, tall(heads, true) + Math.min(300, tall(rows[0] ?? heads, false)) + 20);
  rule();
  line(table, heads, true);
  for (const cells of rows) {
    if (makeRoom(doc, Math.min(tall(cells, false) + 8, doc.page.height - 2 * foot))) {
      rule();
      line(null, heads, true);
    }
    line(table, cells, false);
  }
  table.end();
  doc.y += 10;
}

function heightOf(doc: Doc, { text, also }: Words, width: number, bold: boolean): number {
  const own = doc
    .font(bold ? "Helvetica-Bold" : "Helvetica")
    .fontSize(bold ? size.heading - 0.5 : size.text)
    .heightOfString(printable(text), { width, lineGap: 2 });
  if (!also) return own;
  return (
    own +
    doc.font("Helvetica-Oblique").fontSize(size.also).heightOfString(printable(also), { width, lineGap: 1 })
  );
}

/** Draws the words and beneath them, in italics, the second language, each tagged with its own. */
function drawWords(
  doc: Doc,
  parent: Structure,
  type: string,
  { text, also }: Words,
  x: number,
  y: number,
  width: number,
  bold: boolean,
  scope?: "Row" | "Column",
): void {
  const element = doc.struct(type, { lang: "id-ID", ...(scope ? { scope } : {}) } as { lang: string });
  parent.add(element);
  tagged(doc, element, "Span", "id", () => inkWords(doc, { text }, x, y, width, bold));
  if (also) tagged(doc, element, "Span", "en", () => inkAlso(doc, also, x, width));
  element.end();
}

function inkWords(doc: Doc, { text, also }: Words, x: number, y: number, width: number, bold: boolean): void {
  doc
    .font(bold ? "Helvetica-Bold" : "Helvetica")
    .fontSize(bold ? size.heading - 0.5 : size.text)
    .fillColor(ink)
    .text(printable(text), x, y, { width, lineGap: 2 });
  if (also) inkAlso(doc, also, x, width);
}

function inkAlso(doc: Doc, also: string, x: number, width: number): void {
  doc
    .font("Helvetica-Oblique")
    .fontSize(size.also)
    .fillColor(soft)
    .text(printable(also), x, doc.y, { width, lineGap: 1 });
}
