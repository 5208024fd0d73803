import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { SummaryRow } from "~/ui/summary-list";
import type { PartnerKind } from "../rules";
import { partnerKindLabels } from "./partner-labels";

type Partner = {
  kind: string;
  name: string;
  registrationNumber: string | null;
  sector: string | null;
  address: string | null;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  appliedOn: string;
  decidedOn: string | null;
  reason: string | null;
};

/** What an organisation said about itself, and what Bappeda answered. */
export function partnerRows(partner: Partner): SummaryRow[] {
  const none = m.accounts_partner_none();
  return [
    { label: m.accounts_partner_field_kind(), value: partnerKindLabels[partner.kind as PartnerKind]() },
    { label: m.accounts_partner_field_name(), value: partner.name },
    { label: m.accounts_partner_field_number(), value: partner.registrationNumber ?? none },
    { label: m.accounts_partner_field_sector(), value: partner.sector ?? none },
    { label: m.accounts_partner_field_address(), value: partner.address ?? none },
    { label: m.accounts_partner_field_contact(), value: partner.contactName },
    { label: m.accounts_partner_field_email(), value: partner.contactEmail },
    { label: m.accounts_partner_field_phone(), value: partner.contactPhone ?? none },
    { label: m.accounts_partner_col_applied(), value: formatDate(partner.appliedOn) },
    ...(partner.decidedOn
      ? [{ label: m.accounts_partner_decided_on(), value: formatDate(partner.decidedOn) }]
      : []),
    ...(partner.reason ? [{ label: m.accounts_partner_reason(), value: partner.reason }] : []),
  ];
}
