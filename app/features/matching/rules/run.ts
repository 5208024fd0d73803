/** Words of a run that pages and queries share. */

export const runStates = ["draft", "computed", "certified", "approved", "discarded", "failed"] as const;
export type RunState = (typeof runStates)[number];

/** `not_served` would use a place if there were one; `not_eligible` has none to use. */
export const outcomes = ["served", "not_served", "not_eligible"] as const;
export type Outcome = (typeof outcomes)[number];

export const runPageSize = 25;
export const linePageSize = 50;
