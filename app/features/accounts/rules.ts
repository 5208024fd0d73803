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
