/**
 * What the administrator of an installation may set, and within which bounds. Pure. The limits of small counts are not
 * among them: what is published under one limit may not be published again under another.
 */
export const adjustable = {
  objectionDays: { least: 1, most: 60, unit: "days" },
  agreementDays: { least: 7, most: 365, unit: "days" },
  promiseGraceDays: { least: 0, most: 180, unit: "days" },
  digestHour: { least: 0, most: 23, unit: "hour" },
  noticeKeepDays: { least: 30, most: 3650, unit: "days" },
} as const;

export type AdjustableName = keyof typeof adjustable;
export type Adjusted = Record<AdjustableName, number>;
export const adjustableNames = Object.keys(adjustable) as AdjustableName[];

/** The names whose value is no whole number within its bounds. */
export function brokenSettings(values: Readonly<Record<AdjustableName, number>>): AdjustableName[] {
  return adjustableNames.filter((name) => {
    const { least, most } = adjustable[name];
    const value = values[name];
    return !Number.isInteger(value) || value < least || value > most;
  });
}
