/** Published statistics beside the list: survey estimates of a rate, never a count of families (domain handbook 10). Pure. */
export const macroMeasures = ["extreme_poverty", "poverty"] as const;
export type MacroMeasure = (typeof macroMeasures)[number];
export const macroKinds = ["observed", "target"] as const;
export type MacroKind = (typeof macroKinds)[number];

/** Percent as people write them, "1,45" or "1.45 %", with at most four places; null for anything else. */
export function percentIn(typed: string): string | null {
  const plain = typed.replace(/[\s\u00a0%]/g, "").replace(",", ".");
  return /^\d{1,3}(\.\d{1,4})?$/.test(plain) && Number(plain) <= 100 ? plain : null;
}
