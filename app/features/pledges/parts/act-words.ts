import type { Act } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";

const words = {
  "pledge.draft": () => m.pledges_act_word_draft(),
  "pledge.share": () => m.pledges_act_word_share(),
  "funder.join": () => m.pledges_act_word_join(),
  "funder.leave": () => m.pledges_act_word_leave(),
  "pledge.submit": () => m.pledges_act_word_submit(),
  "pledge.accept": () => m.pledges_act_word_accept(),
  "pledge.return": () => m.pledges_act_word_return(),
  "pledge.reject": () => m.pledges_act_word_reject(),
  "pledge.agree": () => m.pledges_act_word_agree(),
  "promise.note": () => m.pledges_act_word_note(),
  "pledge.amend": () => m.pledges_act_word_amend(),
  "pledge.decide_amendment": () => m.pledges_act_word_decide_amendment(),
  "pledge.document": () => m.pledges_act_word_document(),
  "pledge.expire": () => m.pledges_state_expired(),
  "pledge.places_back": () => m.pledges_act_word_places_back(),
  "pledge.renew": () => m.pledges_act_word_renew(),
  "pledge.withdraw": () => m.pledges_act_word_withdraw(),
} satisfies Partial<Record<Act, () => string>>;

/** The acts that make up a pledge's history. */
export const pledgeActs = Object.keys(words) as (keyof typeof words)[];

export function pledgeActWord(act: Act): string {
  return act in words ? words[act as keyof typeof words]() : act;
}
