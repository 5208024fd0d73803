import type { HouseholdAnswers, MemberAnswers } from "./answers";

/** Health and disability are specific personal data (UU PDP): kept apart, shown only where the work needs them. */
const SPECIFIC: ReadonlySet<string> = new Set<keyof HouseholdAnswers | keyof MemberAnswers>([
  "stunting_risk",
  "pregnant",
  "disability",
  "disabled",
]);

export const splitBySensitivity = <A extends object>(
  answers: A,
): { general: Partial<A>; specific: Partial<A> } => {
  const general: Partial<A> = {};
  const specific: Partial<A> = {};
  for (const key of Object.keys(answers) as (keyof A & string)[]) {
    (SPECIFIC.has(key) ? specific : general)[key] = answers[key];
  }
  return { general, specific };
};
