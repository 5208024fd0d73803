import { isRegionCode } from "~/features/regions/rules";

/** What the register list may be narrowed and ordered by; everything else in the address is ignored. */
export type RegisterFilter = {
  /** beginnings of words of a name */
  words: string;
  /** kecamatan or village */
  place: string | null;
  decile: string | null;
  state: string | null;
  sort: RegisterSort;
  page: number;
};

export const registerSorts = [
  "name",
  "-name",
  "decile",
  "-decile",
  "listed",
  "-listed",
  "place",
  "-place",
] as const;
export type RegisterSort = (typeof registerSorts)[number];

export const deciles = ["1", "2", "3", "4", "4+", "5", "6", "7", "8", "9", "10", "unknown"] as const;

/** Reads the address. A run of many digits is never a name: numbers are asked for by a form, not by an address. */
export function readRegisterFilter(
  search: URLSearchParams,
  states: readonly string[],
  page: number,
): RegisterFilter {
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | null =>
    known.find((value) => value === search.get(name)) ?? null;
  const place =
    [search.get("village"), search.get("district")].find((code) => code && isRegionCode(code)) ?? null;
  return {
    words: (search.get("q") ?? "")
      .replace(/\d{6,}/g, "")
      .trim()
      .slice(0, 100),
    place,
    decile: oneOf("decile", deciles),
    state: oneOf("state", states),
    sort: oneOf("sort", registerSorts) ?? "name",
    page,
  };
}

export const registerPageSize = 25;
export const sentPerPage = 25;
/** Filtered counts are exact up to here. */
export const countedExactly = 10_000;
export const changesPerPage = 50;
export const reviewsPerPage = 25;
export const importsPerPage = 25;
