import { m } from "~/platform/i18n/generated/messages";
import { SummaryList } from "~/ui/summary-list";
import type { NeedRule } from "../rules/rule-set";
import { needLabels } from "./labels";
import { conditionText } from "./rule-text";

/** Every need with what makes it true, in words. */
export function RuleList({ rules, mayChange }: { rules: readonly NeedRule[]; mayChange: boolean }) {
  return (
    <SummaryList
      rows={rules.map((rule) => ({
        label: needLabels[rule.need](),
        value: <RuleWords rule={rule} />,
        changeHref: mayChange ? `/rule-set/change?need=${rule.need}` : undefined,
      }))}
    />
  );
}

export function RuleWords({ rule }: { rule: NeedRule }) {
  return (
    <div className="flow">
      {rule.when ? <p>{m.needs_rule_when({ condition: conditionText(rule.when) })}</p> : null}
      <ul className="list-disc ps-6">
        {rule.questions.map((question, at) => (
          <li key={at}>{conditionText(question)}</li>
        ))}
      </ul>
    </div>
  );
}
