import { m } from "~/platform/i18n/generated/messages";
import { CheckboxGroup } from "~/ui/choice-fields";
import type { RunLine } from "../queries.server";
import type { DecisionWords } from "../result-queries.server";
import { decisionsInWords } from "./decision-words";

type KeptDecisionsProps = {
  run: RunLine;
  words: DecisionWords;
  /** Ticked before an error; null: all, but those of an approved run that are matches by now. */
  keep: readonly string[] | null;
};

/** Which of the copied run's decisions stay. */
export function KeptDecisions({ run, words, keep }: KeptDecisionsProps) {
  const told = decisionsInWords(run, words);
  if (told.length === 0) return null;
  // What an approved run fixed is a match now; fixing it again would be refused.
  const stays = told.filter(({ kind }) => run.state !== "approved" || kind === "ban");
  return (
    <CheckboxGroup
      name="keep"
      label={m.matching_keep_decisions()}
      hint={m.matching_keep_decisions_hint()}
      defaultValue={keep ?? stays.map(({ key }) => key)}
      options={stays.map(({ key, text, reason }) => ({
        value: key,
        label: text,
        hint: m.matching_decision_reason({ reason }),
      }))}
    />
  );
}
