import { m } from "~/platform/i18n/generated/messages";

const names: Record<string, () => string> = {
  p3ke: m.households_source_p3ke,
  dtsen: m.households_source_dtsen,
  regsosek: m.households_source_regsosek,
  dtks: m.households_source_dtks,
  proposal: m.households_source_proposal,
};

/** The name of a data source as officers say it. */
export function sourceNames(code: string): string {
  return names[code]?.() ?? code.toUpperCase();
}
