/** Words of a run that pages and queries share. */

export const runStates = ["draft", "computed", "certified", "approved", "discarded", "failed"] as const;
export type RunState = (typeof runStates)[number];

/** `not_served` would use a place if there were one; `not_eligible` has none to use. */
export const outcomes = ["served", "not_served", "not_eligible"] as const;
export type Outcome = (typeof outcomes)[number];

/** Households with at least one help, or with none. */
export const householdShows = ["served", "none"] as const;
export type HouseholdShow = (typeof householdShows)[number];

/** How a household stands in one run compared with another. */
export const changes = ["loses", "gains", "moves"] as const;
export type Change = (typeof changes)[number];

export const runPageSize = 25;
export const linePageSize = 50;
