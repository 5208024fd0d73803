import PDFDocument from "pdfkit";
import { drawClause, drawSignatures, type Clause, type Signature, type Words } from "./paper-parts.server";
import { artifact, edge, foot, ink, printable, soft, tagged, widthOf, type Doc } from "./paper-ink.server";

/** A paper as it is laid out: letterhead, title and number, clauses, places for signatures. Knows no domain word. */
export type Paper = {
  locale: "id" | "en";
  /** Who issues it, line by line; the last line is the largest. An emblem or a firm's own head fits beside it. */
  letterhead: readonly string[];
  title: string;
  /** The title in the second language. */
  alsoTitle?: string;
  number: string;
  /** Stands over every page in grey: "NASKAH" on a draft. */
  mark: string;
  clauses: readonly Clause[];
  /** The last article and words, which never stand on another page than the signatures. */
  closing: readonly (Words & { kind: "heading" | "text" })[];
  signatures: readonly Signature[];
  /** "{page} / {pages}" already worded. */
  pageOf: (page: number, pages: number) => string;
};

/** Draws the paper as a tagged PDF (A4, standard fonts): titles, paragraphs, lists and tables for a screen reader. */
export function drawPaper(paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: 56, bottom: foot, left: edge, right: edge },
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang: paper.locale === "en" ? "en-GB" : "id-ID",
    displayTitle: true,
    info: {
      Title: printable(`${paper.title} ${paper.number}`),
      Author: printable(paper.letterhead.join(", ")),
      Subject: printable(paper.mark),
    },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(Buffer.concat(parts)));
    doc.on("error", reject);
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  drawHead(doc, root, paper);
  for (const clause of paper.clauses) drawClause(doc, root, clause);
  drawSignatures(doc, root, paper.closing, paper.signatures);
  drawEdges(doc, paper);
  root.end();
  doc.end();
  return done;
}

function drawHead(doc: Doc, root: PDFKit.PDFStructureElement, paper: Paper): void {
  const width = widthOf(doc);
  // Room at the left for the region's emblem or the firm's own mark, and as much at the right to stay in the middle.
  const [inset, top] = [64, doc.y];
  tagged(doc, root, "P", paper.locale, () => {
    paper.letterhead.forEach((line, i) => {
      const last = i === paper.letterhead.length - 1;
      doc.font(last ? "Helvetica-Bold" : "Helvetica").fontSize(last ? 14 : 11);
      // An office's name a little too long for its line is set smaller; a very long one takes two.
      if (last && doc.widthOfString(printable(line)) > width - 2 * inset) doc.fontSize(12);
      doc
        .fillColor(ink)
        .text(printable(line), edge + inset, doc.y, { width: width - 2 * inset, align: "center" });
    });
  });
  doc.y = Math.max(doc.y, top + 48) + 6;
  artifact(doc, "Layout", () => {
    for (const [drop, thick] of [
      [0, 2],
      [3, 0.6],
    ] as const)
      doc
        .moveTo(edge, doc.y + drop)
        .lineTo(edge + width, doc.y + drop)
        .lineWidth(thick)
        .strokeColor(ink)
        .stroke();
  });
  doc.y += 20;
  tagged(doc, root, "H1", paper.locale, () =>
    doc
      .font("Helvetica-Bold")
      .fontSize(14)
      .fillColor(ink)
      .text(printable(paper.title), edge, doc.y, { width, align: "center" }),
  );
  if (paper.alsoTitle)
    tagged(doc, root, "P", "en", () =>
      doc
        .font("Helvetica-Oblique")
        .fontSize(11)
        .fillColor(soft)
        .text(printable(paper.alsoTitle ?? ""), edge, doc.y, { width, align: "center" }),
    );
  doc.y += 2;
  tagged(doc, root, "P", paper.locale, () =>
    doc
      .font("Helvetica")
      .fontSize(10.5)
      .fillColor(ink)
      .text(printable(paper.number), edge, doc.y, { width, align: "center" }),
  );
  doc.y += 16;
}

/** What stands at the edge of every page: that it is a draft, its number, and which page of how many. */
function drawEdges(doc: Doc, { number, mark, pageOf }: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  const width = widthOf(doc);
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i);
    const { bottom } = doc.page.margins;
    doc.page.margins.bottom = 0;
    artifact(doc, "Pagination", () => {
      doc.font("Helvetica-Bold").fontSize(8.5).fillColor(soft);
      doc.text(printable(mark), edge, 28, { width, align: "right", lineBreak: false });
      doc.font("Helvetica").text(printable(number), edge, doc.page.height - 36, { width, lineBreak: false });
      doc.text(pageOf(i - start + 1, count), edge, doc.page.height - 36, {
        width,
        align: "right",
        lineBreak: false,
      });
    });
    doc.page.margins.bottom = bottom;
  }
}
