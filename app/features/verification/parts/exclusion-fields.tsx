import { m } from "~/platform/i18n/generated/messages";
import { RadioGroup } from "~/ui/choice-fields";
import { TextArea, TextField } from "~/ui/text-fields";
import { reasonsFor, type ExclusionReason } from "../rules/exclusion";
import { reasonWords } from "./labels";
import { useReply } from "./reply";

type ExclusionFieldsProps = {
  /** Only these reasons, where the moment allows few. */
  only?: readonly ExclusionReason[];
  hint?: string;
  optional?: boolean;
};

/** Exactly one reason for leaving a household out, with the proof it may need. */
export function ExclusionFields({ only, hint, optional }: ExclusionFieldsProps) {
  const { error, value } = useReply();
  const reasons = reasonsFor("household").filter((reason) => !only || only.includes(reason));
  return (
    <>
      <RadioGroup
        name="reason"
        label={m.verification_proposal_reason()}
        hint={hint}
        optional={optional}
        defaultValue={value("reason")}
        error={error("reason")}
        options={reasons.map((reason) => ({ value: reason, label: reasonWords[reason]() }))}
      />
      <TextArea
        name="note"
        label={m.verification_round_note()}
        rows={3}
        optional
        defaultValue={value("note")}
        error={error("note")}
      />
      <TextField
        name="survivor"
        label={m.verification_round_survivor()}
        width="medium"
        optional
        maxLength={20}
        defaultValue={value("survivor")}
        error={error("survivor")}
      />
    </>
  );
}
