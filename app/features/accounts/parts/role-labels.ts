import type { Role } from "~/platform/access/actor";
import { m } from "~/platform/i18n/generated/messages";

/** The roles in words, as they stand beside a name. */
export const roleLabels: Record<Role, () => string> = {
  partner: m.accounts_role_partner,
  agency_operator: m.accounts_role_agency_operator,
  agency_head: m.accounts_role_agency_head,
  bappeda_analyst: m.accounts_role_bappeda_analyst,
  bappeda_head: m.accounts_role_bappeda_head,
  registrar: m.accounts_role_registrar,
  village_officer: m.accounts_role_village_officer,
  neighbourhood: m.accounts_role_neighbourhood,
  district_officer: m.accounts_role_district_officer,
  registry_officer: m.accounts_role_registry_officer,
  executive: m.accounts_role_executive,
  auditor: m.accounts_role_auditor,
  administrator: m.accounts_role_administrator,
  public: m.accounts_role_public,
  system: m.accounts_role_system,
};
