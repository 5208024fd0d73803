import { dotted, plainName } from "../../regions/rules";
import type { FindingCode } from "./findings";

/** The villages an installation serves, as an import needs them: built once per file. */
export type Villages = {
  byCode: ReadonlyMap<string, { name: string; districtName: string }>;
  /** Older codes of a place, by recent splits. */
  aliases: ReadonlyMap<string, string>;
  /** By plain "district/village". */
  byName: ReadonlyMap<string, readonly string[]>;
};

export type Village = { code: string; name: string; districtName: string };

export const indexVillages = (
  villages: readonly Village[],
  aliases: readonly { alias: string; code: string }[] = [],
): Villages => {
  const byName = new Map<string, string[]>();
  for (const { code, name, districtName } of villages) {
    const key = `${plainName(districtName)}/${plainName(name)}`;
    byName.set(key, [...(byName.get(key) ?? []), code]);
  }
  return {
    byCode: new Map(villages.map(({ code, name, districtName }) => [code, { name, districtName }])),
    aliases: new Map(aliases.map(({ alias, code }) => [alias, code])),
    byName,
  };
};

export type VillageCells = {
  /** null when the sheet has no such column */
  code: string | null;
  village: string;
  district: string;
};

/**
 * The village of a row: by code, with or without dots; without a code by its name and kecamatan,
 * which the registrar sees as a warning where other rows have a code. Names are not keys: with a sound
 * code a differing name is a warning only (handbook section 7).
 */
export const readVillage = (
  cells: VillageCells,
  villages: Villages,
): { code: string | null; finding: FindingCode | null } => {
  // A code that became a decimal number ends in ".0".
  const written =
    cells.code === null
      ? null
      : dotted(cells.code.replace(/^(\s*\d{8,10})[.,]0+\s*$/, "$1").replace(/[^\d.]/g, ""));
  const code = written === null ? null : (villages.aliases.get(written) ?? written);
  const found = code === null ? undefined : villages.byCode.get(code);
  if (code !== null && found) {
    const differs = cells.village !== "" && !sameName(cells.village, found.name);
    return { code, finding: differs ? "village_name_differs" : null };
  }
  // A code of another region is not repaired by a name that also exists here.
  if (written !== null && written.length === 13) return { code: null, finding: "village_unknown" };
  const named = villages.byName.get(`${barePlace(cells.district)}/${barePlace(cells.village)}`);
  if (named?.length !== 1) return { code: null, finding: "village_unknown" };
  return { code: named[0]!, finding: cells.code === null ? null : "village_name_differs" };
};

const sameName = (written: string, official: string): boolean =>
  spell(barePlace(written)) === spell(plainName(official));

/** Without "Ds.", "Desa/Kel." and the like in front, which regions do not have in their names. */
const barePlace = (name: string): string => plainName(name.replace(SHORT_KIND, ""));

const SHORT_KIND =
  /^\s*(?:(?:ds|kel|kec|desa|kelurahan)\s*[.:]\s*|(?:desa|ds|kelurahan|kel)\s*\/\s*(?:desa|ds|kelurahan|kel)\s*[.:]?\s*|ds\s+)/i;

/** "Ilir Timur 2", "Ilir Timur II" and "Ilir Timur Dua" are one. */
const spell = (name: string): string =>
  name.replace(/(satu|dua|tiga|empat|lima|i{1,3}|iv|v|[1-5])$/, (number) => NUMBERS[number] ?? number);

const NUMBERS: Record<string, string> = {
  satu: "1",
  dua: "2",
  tiga: "3",
  empat: "4",
  lima: "5",
  i: "1",
  ii: "2",
  iii: "3",
  iv: "4",
  v: "5",
};
