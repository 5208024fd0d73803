/**
 * A share of 0 to 1 as whole percent, for pictures. Never rounds to 0 % or 100 % what is not exactly none or all, because
 * those two are read as "nothing was done" and "nobody is left". Tables give one decimal: formatPercent.
 */
export function shareText(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return "< 1%";
  if (rounded === 100 && share < 1) return "> 99%";
  return `${rounded}%`;
}
