import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Section } from "~/ui/page";
import type { RecipientKind } from "~/features/needs/catalogue";
import { changedCriteria, type Criteria } from "../criteria";
import { criteriaSentences, type CriterionSentence } from "./criteria-sentences";
import { criterionLabels } from "./labels";

type ComparisonProps = {
  /** The program that was copied. */
  source: { name: string; periodName: string; criteria: Criteria; placeNames: Record<string, string> };
  criteria: Criteria;
  recipient: RecipientKind;
  sentences: readonly CriterionSentence[];
  total: { gains: number; loses: number };
};

/** Which criteria changed against the copied program, in words, and how many needs that lets in and leaves out. */
export function CriteriaComparison({ source, criteria, recipient, sentences, total }: ComparisonProps) {
  const changed = changedCriteria(source.criteria, criteria);
  const before = criteriaSentences(source.criteria, recipient, (code) => source.placeNames[code] ?? code);
  const words = (of: readonly CriterionSentence[], name: string) => {
    const said = of.find(({ criterion }) => criterion === name);
    if (!said) return m.programs_criterion_absent();
    return said.unknown ? `${said.text} (${said.unknown})` : said.text;
  };
  return (
    <Section title={m.programs_compare_title({ year: source.periodName })}>
      <p className="max-w-text">
        {changed.length === 0
          ? m.programs_compare_same({ name: source.name })
          : m.programs_compare_counts({
              gains: formatCount(total.gains),
              loses: formatCount(total.loses),
              name: source.name,
            })}
      </p>
      {changed.length === 0 ? null : (
        <dl className="grid max-w-text gap-4">
          {changed.map((name) => (
            <div key={name} className="wrap-anywhere">
              <dt className="font-semibold">{criterionLabels[name]()}</dt>
              <dd>{m.programs_compare_before({ year: source.periodName, words: words(before, name) })}</dd>
              <dd>{m.programs_compare_now({ words: words(sentences, name) })}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
