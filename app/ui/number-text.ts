import { getLocale } from "~/platform/i18n/generated/runtime";

/** A whole number in the reader's language: 3.961 in Indonesian, 3,961 in English. */
export function countText(value: number): string {
  return value.toLocaleString(getLocale() === "id" ? "id-ID" : "en-GB", { maximumFractionDigits: 0 });
}

/**
 * A share of 0 to 1 as whole percent. Never rounds to 0 % or 100 % what is not exactly none or all, because those two
 * are read as "nothing was done" and "nobody is left".
 */
export function percentText(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return "< 1%";
  if (rounded === 100 && share < 1) return "> 99%";
  return `${rounded}%`;
}
