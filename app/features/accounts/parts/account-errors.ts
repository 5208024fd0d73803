import { m } from "~/platform/i18n/generated/messages";
import type { AccountError } from "../forms";

/** Field errors of the account forms: what is wrong and how to mend it. */
export const accountErrors: Record<AccountError, () => string> = {
  required: m.accounts_error_required,
  email: m.accounts_error_email,
  email_taken: m.accounts_error_email_taken,
  scope: m.accounts_error_scope,
  agency: m.accounts_error_agency,
  partner: m.accounts_error_partner,
  agency_name: m.accounts_error_agency_name,
  agency_code: m.accounts_error_agency_code,
  agency_code_taken: m.accounts_error_agency_code_taken,
  agency_kind: m.accounts_error_agency_kind,
  short: m.accounts_password_short,
  differs: m.accounts_password_differs,
  wrong: m.accounts_password_wrong,
};

export function errorWord(code: string | undefined): string | undefined {
  return code !== undefined && code in accountErrors
    ? accountErrors[code as AccountError]()
    : code
      ? accountErrors.required()
      : undefined;
}
