import { m } from "~/platform/i18n/generated/messages";
import { Section } from "~/ui/page";
import { groupBy } from "../group";
import { leavesOf } from "../rules/leaves";
import type { NeedRule } from "../rules/rule-set";
import { LeafFields, type FieldState } from "./leaf-fields";

/** The whole rule as fields: who is asked, then question by question. */
export function RuleFields({ rule, ...state }: FieldState & { rule: NeedRule }) {
  const groups = groupBy(leavesOf(rule), (leaf) => leaf.path.split("-")[0]!);
  return [...groups].map(([group, leaves]) => (
    <Section key={group} title={titleOf(group)}>
      {leaves.map((leaf) => (
        <LeafFields key={leaf.path} leaf={leaf} {...state} />
      ))}
    </Section>
  ));
}

function titleOf(group: string): string {
  if (group === "when") return m.needs_rules_group_when();
  return m.needs_rules_group_question({ n: String(Number(group.slice(1)) + 1) });
}
