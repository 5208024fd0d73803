/** The shape of a rule set: what makes a need true, and which class a member belongs to. Data, stored by version. */
import type { NeedCode, RecipientKind } from "../catalogue";
import type { Condition } from "./conditions";

/** Which kind of help suits a member: training and jobs, school and nutrition, or social aid. */
export const memberClasses = ["productive", "not_yet_productive", "no_longer_productive"] as const;
export type MemberClass = (typeof memberClasses)[number];

export const classRuleNames = [
  "under_18",
  "age_60",
  "severe_disability",
  "working_age",
  "working_age_disability_not_asked",
] as const;
export type ClassRuleName = (typeof classRuleNames)[number];

/**
 * Whose need it is, who can have it at all (`when`), and the questions that decide it. The question resting on the
 * freshest answers decides; among equals the first listed. None answered: unknown.
 */
export type NeedRule = {
  need: NeedCode;
  subject: RecipientKind;
  when?: Condition;
  questions: readonly Condition[];
};

/** Asked in order; the first that holds gives the class and its own name as the reason. */
export type ClassRule = { name: ClassRuleName; gives: MemberClass; is: Condition };

export type RuleSet = {
  version: number;
  needs: readonly NeedRule[];
  classes: readonly ClassRule[];
};
