/** Kecamatan and desa as a tree. Pure. */

type Place = { code: string; name: string };

/** A kecamatan with its desa. */
export type Area = Place & { villages: Place[] };

export function codesIn(areas: readonly Area[]): string[] {
  return areas.flatMap((area) => [area.code, ...area.villages.map((village) => village.code)]);
}

/** Full names of all places in the tree, by code. */
export function namesIn(areas: readonly Area[]): Record<string, string> {
  return Object.fromEntries(
    areas.flatMap((area) => [
      [area.code, area.name],
      ...area.villages.map(({ code, name }) => [code, `${name} (${area.name})`]),
    ]),
  );
}
