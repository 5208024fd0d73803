import type PDFDocument from "pdfkit";

/** Measures and small steps that every part of a drawn paper shares. Points: 72 to the inch. */
export type Doc = InstanceType<typeof PDFDocument>;
type Structure = PDFKit.PDFStructureElement;

export const [edge, foot, ink, soft] = [64, 64, "#1d2a2c", "#5b6668"];

export const widthOf = (doc: Doc) => doc.page.width - 2 * edge;

/** Moves to the next page when so many points do not fit any more; @returns whether it did. */
export function makeRoom(doc: Doc, height: number): boolean {
  if (doc.y + height <= doc.page.height - foot) return false;
  doc.addPage();
  return true;
}

/** Draws inside an element of the structure, in its language; a second language is told apart by screen readers. */
export function tagged(
  doc: Doc,
  parent: Structure,
  type: string,
  locale: string,
  draw: () => unknown,
  options: { scope?: "Row" | "Column" } = {},
): void {
  const lang = locale === "en" ? "en-GB" : "id-ID";
  const element = doc.struct(type, { lang, ...options } as PDFKit.Mixins.StructureElementOptions, () => {
    draw();
  });
  parent.add(element);
}

/** Draws what is no content: rules, page numbers, repeated heads. */
export function artifact(doc: Doc, type: "Layout" | "Pagination", draw: () => unknown): void {
  doc.markContent("Artifact", { type });
  draw();
  doc.endMarkedContent();
}

/**
 * Text as the standard fonts can show it: letters of other alphabets lose their accents, and what has no letter there
 * becomes "?" rather than a wrong one.
 */
export function printable(text: string): string {
  return [...text.normalize("NFC")]
    .map((sign) => {
      if (isWestern(sign)) return sign;
      const plain = [...sign.normalize("NFKD")].filter((part) => !/\p{M}/u.test(part));
      return plain.length > 0 && plain.every(isWestern) ? plain.join("") : "?";
    })
    .join("");
}

const isWestern = (sign: string) => /^[\n\t\u0020-\u007e\u00a0-\u00ff–—‘’“”„†‡•…‰‹›€™ŒœŠšŸŽžƒ]$/u.test(sign);
