/** Why a need was served or not, as sentences in the reader's language. Nothing here decides anything. */
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { getLocale } from "~/platform/i18n/generated/runtime";
import type { Criteria, CriterionName, Sex } from "~/features/programs/criteria";
import { criteriaSentences } from "~/features/programs/parts/criteria-sentences";
import {
  criterionLabels,
  decileLabel,
  disabilityLabels,
  houseOwnershipLabels,
  memberClassLabels,
  occupationLabels,
  sexLabels,
} from "~/features/programs/parts/labels";
import type { OfferInWords } from "../queries.server";
import type { Explanation } from "../rules/explain";
import type { Cutoff } from "../rules/instance";
import type { Refusal } from "../rules/plan";
import type { Score } from "../rules/score";
import type { BanDecision, PinDecision } from "../run.server";
import { scorePartLabels } from "./labels";

export type WordsFor = {
  offers: Record<string, OfferInWords>;
  placeName: (code: string) => string;
  /** What people decided in the run, for their reasons. */
  pins: readonly PinDecision[];
  bans: readonly BanDecision[];
};

/** The line that is explained. */
export type Asked = { needId: string; rank: number; region: string };

/** `headline` says it in one sentence; `details` give the grounds, one sentence each. */
export type Reason = { headline: string; details: string[] };

export function reasonInWords(why: Explanation, asked: Asked, words: WordsFor): Reason {
  const { headline, details } = groundsInWords(why, asked, words);
  return { headline, details: [...details, ...banSentences(asked.needId, words)] };
}

function groundsInWords(why: Explanation, asked: Asked, words: WordsFor): Reason {
  const { rank } = asked;
  switch (why.code) {
    case "served":
      return {
        headline: m.matching_why_served({ offer: labelOf(why.offer, words) }),
        details: [passedSentence(why, asked, words), ...refusalSentences(why.refusals, words)],
      };
    case "no_offer":
      return { headline: m.matching_why_no_offer(), details: [] };
    case "barred":
      return { headline: m.matching_why_barred(), details: [] };
    case "not_eligible":
      return { headline: m.matching_why_not_eligible(), details: refusalSentences(why.refusals, words) };
    case "mate_served":
      return { headline: m.matching_why_mate_served(), details: refusalSentences(why.refusals, words) };
    case "cap_reached":
      return { headline: m.matching_why_cap_reached(), details: refusalSentences(why.refusals, words) };
    case "waiting":
      return {
        headline: m.matching_why_waiting({
          offers: listOf(
            why.offers.map(({ offer }) => labelOf(offer, words)),
            "conjunction",
          ),
        }),
        details: [
          ...why.offers.map(({ offer, cutoff }) => lastServedSentence(labelOf(offer, words), cutoff, rank)),
          why.before === 0
            ? m.matching_why_next_in_line()
            : m.matching_why_before({ count: why.before, n: formatCount(why.before) }),
          helpSentence(why, words),
          ...refusalSentences(why.refusals, words),
        ],
      };
  }
}

/** "Skor 460: desil 400, kebutuhan terbuka 60. Belum diketahui: kepala keluarga perempuan." */
export function scoreSentence(score: Score): string {
  const parts = score.parts.map(({ part, points }) => `${scorePartLabels[part]()} ${formatCount(points)}`);
  const sum = m.matching_score_sum({ total: formatCount(score.total), parts: parts.join(", ") });
  if (score.unknown.length === 0) return sum;
  return `${sum} ${m.matching_score_unknown({ parts: score.unknown.map((part) => scorePartLabels[part]()).join(", ") })}`;
}

/** Who still passes at an offer, in words. */
export function cutoffWords(cutoff: Cutoff, score: number | null): string {
  if (cutoff.state === "open") return m.matching_cutoff_open();
  if (cutoff.state === "shut") return m.matching_cutoff_shut();
  const rank = formatCount(cutoff.rank ?? 0);
  return score === null
    ? m.matching_cutoff_cut({ rank })
    : m.matching_cutoff_cut_score({ rank, score: formatCount(score) });
}

export function criteriaSentence(all: readonly Criteria[], offer: OfferInWords, words: WordsFor): string {
  const sentences = all.flatMap((criteria) => criteriaSentences(criteria, offer.recipient, words.placeName));
  return sentences.map(({ text }) => text).join("; ");
}

/** Why this place: a person's decision, a kecamatan's floor, or the order. */
function passedSentence(
  why: Extract<Explanation, { code: "served" }>,
  { needId, rank, region }: Asked,
  words: WordsFor,
): string {
  if (why.by === "pin") {
    const reason = words.pins.find((pin) => pin.unit === needId)?.reason;
    return reason === undefined ? m.matching_why_pinned() : m.matching_why_pinned_reason({ reason });
  }
  if (why.by === "floor") return m.matching_why_floor({ district: words.placeName(region.slice(0, 8)) });
  return cutoffSentence(why.cutoff, rank);
}

/** What a person took this need out of, and why. */
function banSentences(needId: string, words: WordsFor): string[] {
  return words.bans
    .filter(({ unit }) => unit === needId)
    .map(({ offer, reason }) =>
      offer === null
        ? m.matching_why_out_of_run({ reason })
        : m.matching_why_out_of_offer({ offer: labelOf(offer, words), reason }),
    );
}

function cutoffSentence(cutoff: Cutoff, rank: number): string {
  const own = formatCount(rank);
  if (cutoff.state !== "cut") return m.matching_why_passed_open({ rank: own });
  return m.matching_why_passed_cut({ rank: own, last: formatCount(cutoff.rank ?? rank) });
}

function lastServedSentence(offer: string, cutoff: Cutoff, rank: number): string {
  if (cutoff.state !== "cut" || cutoff.rank === null) return m.matching_why_full({ offer });
  return m.matching_why_last({ offer, last: formatCount(cutoff.rank), rank: formatCount(rank) });
}

function helpSentence(why: Extract<Explanation, { code: "waiting" }>, words: WordsFor): string {
  const here = listOf(
    why.offers.map(({ offer }) => labelOf(offer, words)),
    "disjunction",
  );
  if (why.helpedBy.length === 0) return m.matching_why_one_more({ offers: here });
  const moved = listOf(
    why.helpedBy.map((offer) => labelOf(offer, words)),
    "disjunction",
  );
  return m.matching_why_one_more_moved({ offers: here, others: moved });
}

function refusalSentences(refusals: Refusal[], words: WordsFor): string[] {
  return refusals.map((refusal) => refusalSentence(refusal, words));
}

function refusalSentence(refusal: Refusal, words: WordsFor): string {
  const offer = labelOf(refusal.offer, words);
  if (refusal.why === "window") {
    return refusal.until === null
      ? m.matching_refusal_window_ever({ offer })
      : m.matching_refusal_window({ offer, date: formatDate(refusal.until) });
  }
  const { verdict } = refusal;
  const criterion = criterionLabels[verdict.criterion]();
  if (verdict.result === "unknown")
    return m.matching_refusal_unknown({ offer, criterion: criterion.toLowerCase() });
  const wanted = wantedSentence(refusal.offer, verdict.criterion, words) ?? criterion;
  return verdict.found === null
    ? m.matching_refusal_failed_unsaid({ offer, wanted })
    : m.matching_refusal_failed({
        offer,
        wanted,
        found: foundInWords(verdict.criterion, verdict.found, words),
      });
}

/** The criterion as the program states it; a place that two sets name is said twice, once for each. */
function wantedSentence(offerId: string, criterion: CriterionName, words: WordsFor): string | null {
  const offer = words.offers[offerId];
  if (offer === undefined) return null;
  const texts = offer.criteria
    .flatMap((criteria) => criteriaSentences(criteria, offer.recipient, words.placeName))
    .filter((sentence) => sentence.criterion === criterion)
    .map(({ text }) => text);
  return texts.length === 0 ? null : texts.join("; ");
}

function foundInWords(criterion: CriterionName, found: string | number | boolean, words: WordsFor): string {
  const text = String(found);
  switch (criterion) {
    case "place":
      return words.placeName(text);
    case "decile":
      return decileLabel(Number(found));
    case "age":
      return m.matching_found_age({ age: formatCount(Number(found)) });
    case "sex":
      return labelIn<Sex>(sexLabels, text);
    case "house_ownership":
      return labelIn(houseOwnershipLabels, text);
    case "disability":
      return labelIn(disabilityLabels, text);
    case "occupation":
      return labelIn(occupationLabels, text);
    case "member_class":
      return labelIn(memberClassLabels, text);
    case "female_head":
    case "land_title":
      return found === true ? m.matching_found_yes() : m.matching_found_no();
  }
}

function labelIn<Code extends string>(labels: Readonly<Record<Code, () => string>>, code: string): string {
  return code in labels ? labels[code as Code]() : code;
}

function labelOf(offer: string, words: WordsFor): string {
  return words.offers[offer]?.label ?? m.matching_offer_gone();
}

function listOf(words: string[], type: "conjunction" | "disjunction"): string {
  return new Intl.ListFormat(getLocale(), { type }).format(words);
}
