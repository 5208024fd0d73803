import { m } from "~/platform/i18n/generated/messages";

/** What can be corrected in a household's record, in words. */
export const correctionFields: Record<string, () => string> = {
  head_name: m.households_register_field_head_name,
  address: m.households_register_field_address,
  rt: m.households_register_field_rt,
  rw: m.households_register_field_rw,
};
