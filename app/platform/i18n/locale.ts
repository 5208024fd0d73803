import { isLocale, type Locale } from "./generated/runtime";

export type { Locale } from "./generated/runtime";

export const localeCookie = "lang";

/** Indonesian unless the visitor chose English. */
export function localeFrom(...candidates: (string | null | undefined)[]): Locale {
  return candidates.find((c): c is Locale => c != null && isLocale(c)) ?? "id";
}
