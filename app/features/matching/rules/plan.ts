import type { NeedCode, RecipientKind } from "~/features/needs/catalogue";
import { evaluate, type Criteria, type Facts, type Verdict } from "~/features/programs/criteria";
import { keysOf } from "./protection";

/** An offer as the matching reads it; every set of criteria must hold. */
export type OpenOffer = {
  id: string;
  need: NeedCode;
  recipient: RecipientKind;
  /** Places not yet taken. */
  places: number;
  criteria: Criteria[];
  /** Program, or pledge where there is none. */
  sourceId: string;
};

/** What one offer says to one need. `barred` names the day after which a further help is possible, null for never. */
export type Refusal =
  | { offer: string; why: "criterion"; verdict: Exclude<Verdict, { result: "ok" }> }
  | { offer: string; why: "window"; until: string | null };

/** A need of a household as it was on the day. `windows`: key → first day after it, null for no end. */
export type AskingNeed = {
  need: NeedCode;
  householdId: string;
  memberId: string | null;
  facts: Facts;
  windows: Readonly<Record<string, string | null>>;
};

/** First the criteria, then the repeat windows: "you are not meant" is said before "not yet again". */
export function refusalOf(
  offer: Pick<OpenOffer, "id" | "criteria" | "sourceId">,
  need: AskingNeed,
): Refusal | null {
  const verdicts = offer.criteria.map((criteria) => evaluate(criteria, need.facts));
  const verdict =
    verdicts.find(({ result }) => result === "failed") ?? verdicts.find(({ result }) => result === "unknown");
  if (verdict !== undefined && verdict.result !== "ok") return { offer: offer.id, why: "criterion", verdict };
  for (const key of keysOf({ ...need, sourceId: offer.sourceId })) {
    const until = need.windows[key];
    if (until !== undefined) return { offer: offer.id, why: "window", until };
  }
  return null;
}
