import type { Act } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";

const words = {
  "program.draft": () => m.programs_act_word_draft(),
  "program.submit": () => m.programs_act_word_submit(),
  "program.publish": () => m.programs_act_word_publish(),
  "program.return": () => m.programs_act_word_return(),
  "program.pause": () => m.programs_act_word_pause(),
  "program.resume": () => m.programs_act_word_resume(),
  "program.close": () => m.programs_act_word_close(),
  "program.propose_quota": () => m.programs_act_word_propose_quota(),
  "program.raise_quota": () => m.programs_act_word_raise_quota(),
  "program.refuse_quota": () => m.programs_act_word_refuse_quota(),
} satisfies Partial<Record<Act, () => string>>;

/** The acts that make up a program's history. */
export const programActs = Object.keys(words) as (keyof typeof words)[];

export function programActWord(act: Act): string {
  return act in words ? words[act as keyof typeof words]() : act;
}
