import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/text-fields";

/** The question before a family's record: what for. */
export function OpeningForm({ id, error }: { id: string; error?: string }) {
  return (
    <form method="post" action={`/households/${id}/opening`} className="flow max-w-form">
      <h2>{m.households_register_opening_title()}</h2>
      <p>{m.households_register_opening_lead()}</p>
      <TextField
        name="reason"
        label={m.households_register_opening_reason()}
        hint={m.households_register_opening_reason_hint()}
        maxLength={300}
        error={error}
      />
      <Button>{m.households_register_opening_button()}</Button>
    </form>
  );
}
