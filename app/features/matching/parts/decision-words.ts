import { m } from "~/platform/i18n/generated/messages";
import type { RunLine } from "../queries.server";
import type { DecisionWords } from "../result-queries.server";
import { banKey, pinKey } from "./run-values";

export type ToldDecision = {
  key: string;
  kind: "pin" | "ban";
  text: string;
  household: string;
  reason: string;
};

/** Pairs fixed and households taken out, a sentence each; one for several members of a family is told once. */
export function decisionsInWords(
  { pins, bans }: Pick<RunLine, "pins" | "bans">,
  words: DecisionWords,
): ToldDecision[] {
  const code = (household: string) => words.codes[household] ?? m.matching_household_hidden();
  const offerName = (id: string) => words.offers[id] ?? m.matching_offer_gone();
  const told = new Map<string, ToldDecision>();
  for (const { household, offer, reason, unit } of pins) {
    const key = pinKey({ unit });
    const text = m.matching_pinned_line({ code: code(household), offer: offerName(offer) });
    told.set(key, { key, kind: "pin", text, household, reason });
  }
  for (const { household, offer, reason } of bans) {
    const key = banKey({ household, offer });
    const text =
      offer === null
        ? m.matching_barred_line({ code: code(household) })
        : m.matching_barred_offer_line({ code: code(household), offer: offerName(offer) });
    told.set(key, { key, kind: "ban", text, household, reason });
  }
  return [...told.values()];
}
