/** The criteria of a program or the wishes of a pledge as sentences, in the reader's language. */
import { m } from "~/platform/i18n/generated/messages";
import { getLocale } from "~/platform/i18n/generated/runtime";
import type { RecipientKind } from "~/features/needs/catalogue";
import { criterionNames, type Criteria, type CriterionName, type WhenUnknown } from "../criteria";
import {
  decileLabel,
  disabilityLabels,
  houseOwnershipLabels,
  memberClassLabels,
  occupationLabels,
  whenUnknownSentences,
} from "./labels";

export type CriterionSentence = {
  criterion: CriterionName;
  text: string;
  /** What an unknown answer means, in words; null where nothing can be unknown. */
  unknown: string | null;
};

/** One sentence for each criterion, in the order in which they are asked; none when everybody may receive. */
export function criteriaSentences(
  criteria: Criteria,
  recipient: RecipientKind,
  placeName: (code: string) => string,
): CriterionSentence[] {
  return criterionNames.flatMap((criterion) => {
    const said = sentence(criterion, criteria, placeName);
    if (said === null) return [];
    const text =
      recipient === "household" && ofPerson.has(criterion)
        ? m.programs_says_any_member({ sentence: said })
        : said;
    return [{ criterion, text, unknown: unknownSentence(criterion, criteria) }];
  });
}

/** The same as one text: sentences joined by semicolons, or the words for "everybody". */
export function criteriaText(
  criteria: Criteria,
  recipient: RecipientKind,
  placeName: (code: string) => string,
): string {
  const texts = criteriaSentences(criteria, recipient, placeName).map(({ text }) => text);
  if (texts.length > 0) return texts.join("; ");
  return recipient === "household" ? m.programs_says_nothing() : m.programs_says_nothing_member();
}

const ofPerson: ReadonlySet<CriterionName> = new Set([
  "member_class",
  "age",
  "sex",
  "disability",
  "occupation",
]);

function sentence(
  name: CriterionName,
  criteria: Criteria,
  placeName: (code: string) => string,
): string | null {
  const { place, decile, house_ownership, member_class, age, sex, disability, occupation } = criteria;
  switch (name) {
    case "place":
      return place ? m.programs_says_place({ places: oneOf(place.codes.map(placeName)) }) : null;
    case "decile":
      return decile ? m.programs_says_decile({ deciles: oneOf(decile.in.map(decileLabel)) }) : null;
    case "female_head":
      return criteria.female_head ? m.programs_says_female_head() : null;
    case "house_ownership":
      return house_ownership
        ? m.programs_says_house_ownership({
            kinds: oneOf(lower(house_ownership.in.map((k) => houseOwnershipLabels[k]()))),
          })
        : null;
    case "land_title":
      return criteria.land_title ? m.programs_says_land_title() : null;
    case "member_class":
      return member_class
        ? m.programs_says_member_class({ classes: oneOf(member_class.in.map((k) => memberClassLabels[k]())) })
        : null;
    case "age":
      return age ? ageSentence(age) : null;
    case "sex":
      if (!sex) return null;
      return sex.is === "female" ? m.programs_says_sex_female() : m.programs_says_sex_male();
    case "disability":
      return disability
        ? m.programs_says_disability({ kinds: oneOf(lower(disability.in.map((k) => disabilityLabels[k]()))) })
        : null;
    case "occupation":
      return occupation
        ? m.programs_says_occupation({ kinds: oneOf(lower(occupation.in.map((k) => occupationLabels[k]()))) })
        : null;
  }
}

function ageSentence({ min, max }: { min: number | null; max: number | null }): string {
  if (min !== null && max !== null) return m.programs_says_age_between({ min, max });
  if (min !== null) return m.programs_says_age_from({ min });
  return m.programs_says_age_to({ max: max ?? 0 });
}

function unknownSentence(name: CriterionName, criteria: Criteria): string | null {
  if (name === "place") return null;
  const unknown: WhenUnknown | undefined = criteria[name]?.unknown;
  return unknown ? whenUnknownSentences[unknown]() : null;
}

function oneOf(words: string[]): string {
  return new Intl.ListFormat(getLocale(), { type: "disjunction" }).format(words);
}

/** Names that stay in capitals (PNS) keep them; only the first letter of an ordinary word is lowered. */
function lower(words: string[]): string[] {
  return words.map((word) => (/^\p{Lu}\p{Ll}/u.test(word) ? word[0]?.toLowerCase() + word.slice(1) : word));
}
