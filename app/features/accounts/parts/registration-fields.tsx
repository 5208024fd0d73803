import type { FieldLabels, fieldState } from "~/platform/forms/field-state";
import { m } from "~/platform/i18n/generated/messages";
import { RadioGroup } from "~/ui/choice-fields";
import { Notice } from "~/ui/notice";
import { TextArea, TextField } from "~/ui/text-fields";
import { partnerKinds } from "../rules";
import { partnerKindLabels } from "./partner-labels";

/** For the errors above the form. */
export const registrationLabels: FieldLabels = {
  kind: () => m.accounts_partner_field_kind(),
  name: () => m.accounts_partner_field_name(),
  registrationNumber: () => m.accounts_partner_field_number(),
  sector: () => m.accounts_partner_field_sector(),
  address: () => m.accounts_partner_field_address(),
  contactName: () => m.accounts_partner_field_contact(),
  contactEmail: () => m.accounts_partner_field_email(),
  contactPhone: () => m.accounts_partner_field_phone(),
};

/** What an organisation says about itself when it applies. */
export function RegistrationFields({ fields }: { fields: ReturnType<typeof fieldState> }) {
  return (
    <>
      <RadioGroup
        {...fields.one("kind")}
        label={m.accounts_partner_field_kind()}
        options={partnerKinds.map((value) => ({ value, label: partnerKindLabels[value]() }))}
      />
      <TextField
        {...fields.one("name")}
        label={m.accounts_partner_field_name()}
        autoComplete="organization"
      />
      <TextField
        {...fields.one("registrationNumber")}
        optional
        label={m.accounts_partner_field_number()}
        width="medium"
      />
      <TextField {...fields.one("sector")} optional label={m.accounts_partner_field_sector()} />
      <TextArea {...fields.one("address")} optional label={m.accounts_partner_field_address()} rows={3} />
      <TextField
        {...fields.one("contactName")}
        label={m.accounts_partner_field_contact()}
        autoComplete="name"
      />
      <TextField
        {...fields.one("contactEmail")}
        type="email"
        label={m.accounts_partner_field_email()}
        hint={m.accounts_partner_field_email_hint()}
        autoComplete="email"
      />
      <TextField
        {...fields.one("contactPhone")}
        type="tel"
        optional
        label={m.accounts_partner_field_phone()}
        autoComplete="tel"
        width="medium"
      />
      <Notice>
        <p>{m.accounts_partner_register_privacy()}</p>
      </Notice>
    </>
  );
}
