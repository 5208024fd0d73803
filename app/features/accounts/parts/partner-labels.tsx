import { m } from "~/platform/i18n/generated/messages";
import { Tag } from "~/ui/tag";
import type { PartnerKind, PartnerState } from "../rules";

export const partnerKindLabels: Record<PartnerKind, () => string> = {
  company: () => m.accounts_partner_kind_company(),
  state_enterprise: () => m.accounts_partner_kind_state_enterprise(),
  civil_service_corps: () => m.accounts_partner_kind_civil_service_corps(),
  armed_forces: () => m.accounts_partner_kind_armed_forces(),
  foundation: () => m.accounts_partner_kind_foundation(),
  community: () => m.accounts_partner_kind_community(),
};

export const partnerStateLabels: Record<PartnerState, () => string> = {
  applied: () => m.accounts_partner_state_applied(),
  admitted: () => m.accounts_partner_state_admitted(),
  refused: () => m.accounts_partner_state_refused(),
};

const shapes = { applied: "waiting", admitted: "done", refused: "stopped" } as const;

export function PartnerTag({ state }: { state: PartnerState }) {
  return (
    <Tag
      word={partnerStateLabels[state]()}
      shape={shapes[state]}
      family={state === "refused" ? "slate" : "moss"}
    />
  );
}

const words: Readonly<Record<string, () => string>> = {
  required: () => m.accounts_error_required(),
  email: () => m.accounts_error_email(),
  choice: () => m.accounts_partner_error_choice(),
  too_long: () => m.accounts_partner_error_too_long(),
  partner_decided: () => m.accounts_partner_error_decided(),
  email_taken: () => m.accounts_partner_error_email_taken(),
};

/** What is wrong with a form about a partner, and how to mend it. */
export function partnerErrorWord(code: string): string {
  return (words[code] ?? m.accounts_error_required)();
}

export const isPartnerError = (code: string): boolean => code in words;
