import { m } from "~/platform/i18n/generated/messages";
import { adjustable, adjustableNames, type AdjustableName } from "../rules/settings";

/** What each setting is called, and from when a new value holds. */
export const settingWords: Record<AdjustableName, { label: () => string; hint: () => string }> = {
  objectionDays: { label: m.accounts_setting_objection, hint: m.accounts_setting_objection_hint },
  agreementDays: { label: m.accounts_setting_agreement, hint: m.accounts_setting_agreement_hint },
  promiseGraceDays: { label: m.accounts_setting_grace, hint: m.accounts_setting_grace_hint },
  digestHour: { label: m.accounts_setting_digest, hint: m.accounts_setting_digest_hint },
  noticeKeepDays: { label: m.accounts_setting_keep, hint: m.accounts_setting_keep_hint },
};

/** A field's error is the name of its setting; anything else is that somebody else saved meanwhile. */
export function settingError(code: string): string {
  const name = adjustableNames.find((one) => one === code);
  if (!name) return m.accounts_settings_changed();
  const { least, most } = adjustable[name];
  return m.accounts_setting_error({ least: String(least), most: String(most) });
}
