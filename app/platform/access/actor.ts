/** Who acts. Rights are read again for every request and every job; nothing here is kept in a session. */
export type Actor = {
  accountId: string | null;
  name: string;
  role: Role;
  /** region-code prefix */
  scope: string;
  agencyId: string | null;
  partnerId: string | null;
  /** stands for the person in idempotency keys; the browser's own token for anonymous visitors */
  key: string;
};

export const roles = [
  "partner",
  "agency_operator",
  "agency_head",
  "bappeda_analyst",
  "bappeda_head",
  "registrar",
  "village_officer",
  "neighbourhood",
  "district_officer",
  "registry_officer",
  "executive",
  "auditor",
  "administrator",
] as const;

export type SignedInRole = (typeof roles)[number];
export type Role = SignedInRole | "public" | "system";

export const visitor: Actor = {
  accountId: null,
  name: "",
  role: "public",
  scope: "",
  agencyId: null,
  partnerId: null,
  key: "public",
};

/** Timed work, migrations of data and the door itself; its lines in the policy are its own. */
export const systemActor: Actor = { ...visitor, role: "system", key: "system" };

/** End of the range of codes inside a scope: '/' is the byte after '.'. */
export function scopeEnd(scope: string): string {
  return scope === "" ? "~" : `${scope}/`;
}

export function isInside(region: string | null | undefined, scope: string): boolean {
  return region != null && region >= scope && region < scopeEnd(scope);
}
