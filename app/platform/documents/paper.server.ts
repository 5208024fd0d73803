import PDFDocument from "pdfkit";

/** A paper as it is laid out: letterhead, title and number, clauses, places for signatures. Knows no domain word. */
export type Paper = {
  locale: "id" | "en";
  /** Who issues it, line by line; the first line is the largest. */
  letterhead: readonly string[];
  title: string;
  number: string;
  /** Stands over every page in grey: "NASKAH" on a draft. */
  mark: string;
  clauses: readonly Clause[];
  /** Under each: who signs, with an empty place above the name. */
  signatures: readonly { role: string; organisation: string }[];
  /** "{page} / {pages}" already worded. */
  pageOf: (page: number, pages: number) => string;
};

/** Text, or facts in two columns. A second language follows in italics beneath. */
export type Clause =
  | { kind: "text"; text: string; also?: string }
  | { kind: "facts"; rows: readonly { label: string; value: string; also?: string }[] };

const [edge, ink, soft] = [64, "#1d2a2c", "#5b6668"];

/** Draws the paper as a tagged PDF (A4, standard fonts). */
export function drawPaper(paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: "A4",
    margin: edge,
    bufferPages: true,
    tagged: true,
    lang: paper.locale === "en" ? "en-GB" : "id-ID",
    displayTitle: true,
    info: { Title: `${paper.title} ${paper.number}` },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(Buffer.concat(parts)));
    doc.on("error", reject);
  });
  drawHead(doc, paper);
  for (const clause of paper.clauses) drawClause(doc, clause);
  drawSignatures(doc, paper.signatures);
  drawFeet(doc, paper);
  doc.end();
  return done;
}

type Doc = InstanceType<typeof PDFDocument>;

function drawHead(doc: Doc, { letterhead, title, number, mark }: Paper): void {
  const [first = "", ...rest] = letterhead;
  const width = doc.page.width - 2 * edge;
  doc.font("Helvetica").fontSize(9).fillColor(soft).text(mark, { align: "right", width });
  doc.moveDown(0.5).font("Helvetica-Bold").fontSize(15).fillColor(ink).text(first, edge, doc.y, { width });
  doc.font("Helvetica").fontSize(10);
  for (const line of rest) doc.text(line, { width });
  doc.moveDown(0.4);
  doc
    .moveTo(edge, doc.y)
    .lineTo(edge + width, doc.y)
    .lineWidth(1.5)
    .strokeColor(ink)
    .stroke();
  doc.moveDown(1.2);
  doc.font("Helvetica-Bold").fontSize(13).text(title, edge, doc.y, { width, align: "center" });
  doc.font("Helvetica").fontSize(10).text(number, { width, align: "center" });
  doc.moveDown(1.2);
}

function drawClause(doc: Doc, clause: Clause): void {
  const width = doc.page.width - 2 * edge;
  if (clause.kind === "text") {
    doc.font("Helvetica").fontSize(10.5).fillColor(ink).text(clause.text, edge, doc.y, { width, lineGap: 2 });
    if (clause.also)
      doc.moveDown(0.2).font("Helvetica-Oblique").fontSize(9.5).fillColor(soft).text(clause.also, { width });
    doc.moveDown(0.8);
    return;
  }
  const left = width * 0.36;
  for (const { label, value, also } of clause.rows) {
    doc.font("Helvetica-Bold").fontSize(10);
    const named = also ? `${label}\n${also}` : label;
    const height = Math.max(
      doc.heightOfString(named, { width: left - 12 }),
      doc.font("Helvetica").heightOfString(value, { width: width - left }),
    );
    if (doc.y + height > doc.page.height - edge - 24) doc.addPage();
    const y = doc.y;
    doc
      .font("Helvetica-Bold")
      .fillColor(ink)
      .text(label, edge, y, { width: left - 12 });
    if (also)
      doc
        .font("Helvetica-Oblique")
        .fillColor(soft)
        .text(also, { width: left - 12 });
    doc
      .font("Helvetica")
      .fillColor(ink)
      .text(value, edge + left, y, { width: width - left });
    doc.y = y + height + 5;
  }
  doc.moveDown(0.6);
}

function drawSignatures(doc: Doc, signatures: Paper["signatures"]): void {
  if (signatures.length === 0) return;
  const width = (doc.page.width - 2 * edge) / signatures.length;
  if (doc.y + 130 > doc.page.height - edge - 24) doc.addPage();
  const y = doc.y + 12;
  signatures.forEach(({ role, organisation }, i) => {
    const x = edge + i * width;
    doc
      .font("Helvetica")
      .fontSize(10)
      .fillColor(ink)
      .text(role, x, y, { width: width - 16 });
    doc
      .moveTo(x, y + 84)
      .lineTo(x + width - 24, y + 84)
      .lineWidth(0.7)
      .strokeColor(soft)
      .stroke();
    doc.font("Helvetica-Bold").text(organisation, x, y + 90, { width: width - 16 });
  });
}

function drawFeet(doc: Doc, { number, pageOf }: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i);
    doc.page.margins.bottom = 0;
    doc
      .font("Helvetica")
      .fontSize(8.5)
      .fillColor(soft)
      .text(`${number}   ${pageOf(i - start + 1, count)}`, edge, doc.page.height - 40, {
        width: doc.page.width - 2 * edge,
        align: "center",
        lineBreak: false,
      });
  }
}
