import { m } from "~/platform/i18n/generated/messages";
import type { NeedCode } from "../catalogue";
import { ppmPillarOf, type PpmPillar } from "../ppm";

const ppmLabels: Readonly<Record<PpmPillar, () => string>> = {
  education: () => m.needs_ppm_education(),
  health: () => m.needs_ppm_health(),
  income: () => m.needs_ppm_income(),
  independence: () => m.needs_ppm_independence(),
  social: () => m.needs_ppm_social(),
  environment: () => m.needs_ppm_environment(),
  institutions: () => m.needs_ppm_institutions(),
  infrastructure: () => m.needs_ppm_infrastructure(),
};

/** The pillar a mining company usually reports it under: "Infrastruktur". */
export function ppmText(need: NeedCode): string {
  return ppmLabels[ppmPillarOf[need]]();
}
