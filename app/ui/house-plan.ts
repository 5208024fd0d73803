/** Where everything of the drawn house stands. Pure arithmetic in the units of the SVG's viewBox. */
export type Box = { x: number; y: number; width: number; height: number };

export type HousePlan = {
  width: number;
  height: number;
  columns: number;
  /** The wall around and between rooms. */
  wall: number;
  body: Box;
  roof: { top: number; eave: number; ridgeInset: number; overhang: number };
  /** Height of the strip above each fill where the name and share stand; 0 for none. */
  plaque: number;
  text: { name: number; share: number; roofLabel: number; roofValue: number; labelLines: 1 | 2 };
  /** Side of the square in which a room's thing is drawn; 0 for none. */
  thing: number;
};

/** Four rooms on each of three floors: from tablets to the projector. */
export const widePlan: HousePlan = {
  width: 1200,
  height: 806,
  columns: 4,
  wall: 8,
  body: { x: 76, y: 222, width: 1048, height: 524 },
  roof: { top: 38, eave: 222, ridgeInset: 250, overhang: 62 },
  plaque: 48,
  text: { name: 21, share: 25, roofLabel: 21, roofValue: 56, labelLines: 1 },
  thing: 72,
};

/** Two rooms on each of six floors: drawn for a phone held upright, at the size it is seen. */
export const narrowPlan: HousePlan = {
  width: 328,
  height: 716,
  columns: 2,
  wall: 4,
  body: { x: 16, y: 128, width: 296, height: 560 },
  roof: { top: 20, eave: 128, ridgeInset: 46, overhang: 15 },
  plaque: 30,
  text: { name: 14, share: 15, roofLabel: 13, roofValue: 25, labelLines: 2 },
  thing: 40,
};

/** The same house as a small sign among others: no words in it. */
export const smallPlan: HousePlan = {
  width: 200,
  height: 156,
  columns: 4,
  wall: 3,
  body: { x: 14, y: 48, width: 172, height: 96 },
  roof: { top: 8, eave: 48, ridgeInset: 44, overhang: 11 },
  plaque: 0,
  text: { name: 0, share: 0, roofLabel: 0, roofValue: 0, labelLines: 1 },
  thing: 0,
};

/** The rooms' boxes, floor by floor from the top. */
export function roomBoxes({ body, columns, wall }: HousePlan, count: number): Box[] {
  const floors = Math.ceil(count / columns);
  const width = (body.width - wall * (columns + 1)) / columns;
  const height = (body.height - wall * (floors + 1)) / floors;
  return Array.from({ length: count }, (_, index) => ({
    x: body.x + wall + (index % columns) * (width + wall),
    y: body.y + wall + Math.floor(index / columns) * (height + wall),
    width,
    height,
  }));
}

/** A hipped roof with a sagging ridge and eaves that turn up a little, as houses on posts have them. */
export function roofPath({ body, roof }: HousePlan): string {
  const { top, eave, ridgeInset, overhang } = roof;
  const left = body.x - overhang;
  const right = body.x + body.width + overhang;
  const rise = eave - top;
  const sag = rise * 0.08;
  const ridgeLeft = left + ridgeInset;
  const ridgeRight = right - ridgeInset;
  const middle = (left + right) / 2;
  return [
    `M${left} ${eave - rise * 0.09}`,
    `Q${left + ridgeInset * 0.62} ${eave - rise * 0.36} ${ridgeLeft} ${top}`,
    `Q${middle} ${top + sag * 2} ${ridgeRight} ${top}`,
    `Q${right - ridgeInset * 0.62} ${eave - rise * 0.36} ${right} ${eave - rise * 0.09}`,
    `Q${right - overhang * 0.4} ${eave} ${right - overhang * 1.6} ${eave}`,
    `H${left + overhang * 1.6}`,
    `Q${left + overhang * 0.4} ${eave} ${left} ${eave - rise * 0.09}Z`,
  ].join("");
}

/** How far up a room is filled, from the floor: delivered, and above it matched. The rest waits. */
export function levels(height: number, delivered: number, matched: number, waiting: number) {
  const total = delivered + matched + waiting;
  if (total === 0) return undefined;
  return { delivered: (height * delivered) / total, matched: (height * matched) / total };
}

/** The size at which text fits a width: at most `size`, at least four fifths of it. Letters are taken as a little over half their size wide. */
export function fittingSize(text: string, width: number, size: number): number {
  return Math.min(size, Math.max(size * 0.8, width / (text.length * 0.54)));
}

/** Text cut to what fits, at its word's end if that is near. */
export function shortened(text: string, width: number, size: number): string {
  const letters = Math.floor(width / (size * 0.54));
  return text.length <= letters ? text : `${text.slice(0, Math.max(3, letters - 1)).trimEnd()}…`;
}

/** A label on one line or balanced on two. */
export function labelLines(label: string, lines: 1 | 2): string[] {
  if (lines === 1 || label.length < 12 || !label.includes(" ")) return [label];
  const words = label.split(" ");
  const splits = words
    .slice(1)
    .map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")] as const);
  const longest = (pair: readonly [string, string]) => Math.max(pair[0].length, pair[1].length);
  return [...splits.reduce((best, pair) => (longest(pair) < longest(best) ? pair : best))];
}
