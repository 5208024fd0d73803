export const shortestPassword = 12;

/** Length is what makes a password strong (NIST SP 800-63B); no rules about signs and digits. */
export function newPasswordProblem(
  next: string,
  repeat: string,
): { field: string; code: "short" | "differs" } | null {
  if (next.length < shortestPassword || next.length > 500) return { field: "next", code: "short" };
  if (next !== repeat) return { field: "repeat", code: "differs" };
  return null;
}

export const accountsPerPage = 25;

export const partnerKinds = [
  "company",
  "state_enterprise",
  "civil_service_corps",
  "armed_forces",
  "foundation",
  "community",
] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const partnerStates = ["applied", "admitted", "refused"] as const;
export type PartnerState = (typeof partnerStates)[number];

/** Kinds of agencies; a need names the kind that usually answers it (handbook 11.2). */
export const agencyKinds = [
  "planning",
  "social",
  "housing",
  "public_works",
  "energy",
  "health",
  "education",
  "manpower",
  "agriculture",
  "fisheries",
  "enterprise",
  "registry",
  "village_empowerment",
  "other",
] as const;
export type AgencyKind = (typeof agencyKinds)[number];
