import { m } from "~/platform/i18n/generated/messages";
import type { AgencyKind } from "../rules";

export const agencyKindLabels: Record<AgencyKind, () => string> = {
  planning: m.accounts_agency_kind_planning,
  social: m.accounts_agency_kind_social,
  housing: m.accounts_agency_kind_housing,
  public_works: m.accounts_agency_kind_public_works,
  energy: m.accounts_agency_kind_energy,
  health: m.accounts_agency_kind_health,
  education: m.accounts_agency_kind_education,
  manpower: m.accounts_agency_kind_manpower,
  agriculture: m.accounts_agency_kind_agriculture,
  fisheries: m.accounts_agency_kind_fisheries,
  enterprise: m.accounts_agency_kind_enterprise,
  registry: m.accounts_agency_kind_registry,
  village_empowerment: m.accounts_agency_kind_village_empowerment,
  other: m.accounts_agency_kind_other,
};
