import sharp from "sharp";

/** Letters on a grid of three by five, so that no font is needed: only those of the two words. */
const glyphs: Record<string, readonly string[]> = {
  D: ["110", "101", "101", "101", "110"],
  A: ["010", "101", "111", "101", "101"],
  T: ["111", "010", "010", "010", "010"],
  C: ["011", "100", "100", "100", "011"],
  O: ["010", "101", "101", "101", "010"],
  N: ["110", "101", "101", "101", "101"],
  H: ["101", "101", "111", "101", "101"],
  " ": ["000", "000", "000", "000", "000"],
};

let drawn: Promise<Buffer> | undefined;

/** A drawn picture marked "DATA CONTOH" in place of every photograph and paper of a demo: no face, no house, no address. */
export function placeholderPicture(): Promise<Buffer> {
  return (drawn ??= draw("DATA CONTOH"));
}

function draw(words: string): Promise<Buffer> {
  const cell = 10;
  const squares = [...words].flatMap((letter, at) =>
    glyphs[letter]!.flatMap((row, y) =>
      [...row].flatMap((dot, x) =>
        dot === "1"
          ? [`<rect x="${30 + (at * 4 + x) * cell}" y="${140 + y * cell}" width="${cell}" height="${cell}"/>`]
          : [],
      ),
    ),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="330">
    <rect width="500" height="330" fill="#e7e2d8"/>
    <path d="M60 290V120L250 30l190 90v170z" fill="none" stroke="#b9b09c" stroke-width="8"/>
    <g fill="#7a5c1e">${squares.join("")}</g></svg>`;
  return sharp(Buffer.from(svg)).resize(250).jpeg({ quality: 70 }).toBuffer();
}
