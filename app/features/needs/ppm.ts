/**
 * Under which pillar a mining company usually reports help with a need in its community programme (PPM). The eight pillars
 * are those of the minister of energy's decree 1824 K/30/MEM/2018; it does not name needs, so the choice here is a custom
 * that a company may depart from, and says nothing about what a company owes.
 */
import type { NeedCode } from "./catalogue";

export const ppmPillars = [
  "education",
  "health",
  "income",
  "independence",
  "social",
  "environment",
  "institutions",
  "infrastructure",
] as const;
export type PpmPillar = (typeof ppmPillars)[number];

export const ppmPillarOf: Readonly<Record<NeedCode, PpmPillar>> = {
  housing: "infrastructure",
  water: "infrastructure",
  "sanitation.latrine": "infrastructure",
  "sanitation.septic": "environment",
  electricity: "infrastructure",
  food: "social",
  "health.stunting": "health",
  "health.insurance": "health",
  "care.elderly": "social",
  "care.disability": "social",
  "education.school": "education",
  "education.equivalency": "education",
  skills: "education",
  employment: "income",
  "livelihood.farm": "income",
  "livelihood.fish": "income",
  "livelihood.business": "independence",
  documents: "social",
};
