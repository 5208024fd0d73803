import { m } from "~/platform/i18n/generated/messages";
import { Checkbox, SelectField } from "~/ui/choice-fields";
import { mailWishes, type Choice, type NoticeKind } from "../rules";
import { kindLabels, mailWishLabels } from "./notice-words";

/** One group of two answers for each kind: in the portal or not, and how by mail. */
export function ChoiceFields({ choices }: { choices: readonly ({ kind: NoticeKind } & Choice)[] }) {
  return choices.map(({ kind, portal, mail }) => (
    <fieldset key={kind} className="border-t border-line pt-3">
      <legend className="float-start mb-1 w-full font-semibold">{kindLabels[kind]()}</legend>
      <div className="clear-both flex flex-wrap items-end gap-x-8 gap-y-2">
        <Checkbox name={`portal-${kind}`} label={m.notices_settings_portal()} defaultChecked={portal} />
        <SelectField
          name={`mail-${kind}`}
          label={m.notices_settings_mail()}
          choose={false}
          width="medium"
          defaultValue={mail}
          options={mailWishes.map((value) => ({ value, label: mailWishLabels[value]() }))}
        />
      </div>
    </fieldset>
  ));
}
