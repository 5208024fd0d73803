import { m } from "~/platform/i18n/generated/messages";
import { TextField } from "~/ui/text-fields";

/** The two boxes of a new password. */
export function NewPasswordFields({ error }: { error: (field: string) => string | undefined }) {
  return (
    <>
      <TextField
        name="next"
        type="password"
        label={m.accounts_password_next()}
        hint={m.accounts_password_hint()}
        autoComplete="new-password"
        error={error("next")}
      />
      <TextField
        name="repeat"
        type="password"
        label={m.accounts_password_repeat()}
        autoComplete="new-password"
        error={error("repeat")}
      />
    </>
  );
}
