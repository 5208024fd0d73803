/** Shades of the tile map: equal steps of published figures, so that the picture says no more than its numbers. */

export type Shade = { from: number; to: number };
export const mostShades = 4;

/** Up to four steps from the smallest to the largest figure, each a range of multiples of `step`; none without figures. */
export function shadesOf(figures: readonly number[], step: number): Shade[] {
  if (figures.length === 0) return [];
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  const width = step * Math.max(1, Math.ceil((most - least + step) / (mostShades * step)));
  const shades: Shade[] = [];
  for (let from = least; from <= most; from += width)
    shades.push({ from, to: Math.min(most, from + width - step) });
  return shades;
}

/** Which shade a figure has, counted from 0. */
export function shadeOf(figure: number, shades: readonly Shade[]): number {
  return shades.findIndex(({ to }) => figure <= to);
}

export type Tile = { x: number; y: number };

/** Row by row in the order of the codes: stable, because no figure moves a tile. */
export function tileAt(index: number, columns: number): Tile {
  return { x: index % columns, y: Math.floor(index / columns) };
}

/** A name on at most three lines of so many letters; the last one cut. */
export function tileLines(name: string, letters: number): string[] {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1)!;
    if (last === "" || last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  const kept = lines.slice(0, 3);
  if (lines.length > 3) kept[2] = `${kept[2]}…`;
  return kept.map((line) => (line.length > letters + 1 ? `${line.slice(0, letters)}…` : line));
}
