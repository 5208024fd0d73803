/**
 * The chain of verification: from a list of families to a decree. Each state says what has been proven about a
 * household, each move names the act that proves it. Inpres 4/2022: the head of the region fixes the list on the
 * basis of a village meeting proven by its minutes, so no move leads to `decreed` around `minuted`.
 */
export const householdStates = [
  "proposed",
  "listed",
  "enumerated",
  "deliberated",
  "minuted",
  "district_reviewed",
  "regency_reviewed",
  "announced",
  "decreed",
  "expired",
  "ineligible",
  "graduated",
] as const;

export type HouseholdState = (typeof householdStates)[number];

/** The order of the work. `proposed` and `listed` are two doors into the same chain. */
export const chain = [
  "listed",
  "enumerated",
  "deliberated",
  "minuted",
  "district_reviewed",
  "regency_reviewed",
  "announced",
  "decreed",
] as const satisfies readonly HouseholdState[];

type Move = { readonly from: readonly HouseholdState[]; readonly to: HouseholdState };

/**
 * Every way a household changes its state. Returned lists and objections are decisions kept as rows: a returned
 * list keeps its place until the village opens it for correction (`list.correct`).
 */
export const moves = {
  /** A visit with an assessment, or a search that ended (two visits without finding anyone, refusal, moved). */
  enumerate: { from: ["proposed", "listed", "expired"], to: "enumerated" },
  /** The meeting found the household eligible. */
  deliberate_eligible: { from: ["enumerated"], to: "deliberated" },
  /** The meeting found the household ineligible, for exactly one reason. */
  deliberate_ineligible: { from: ["enumerated"], to: "ineligible" },
  /** Before its minutes are signed the meeting may take a verdict back and decide anew. */
  take_back_verdict: { from: ["ineligible", "deliberated"], to: "enumerated" },
  /** Minutes with number, date and signers exist. */
  sign_minutes: { from: ["deliberated"], to: "minuted" },
  /** A returned list is opened again by its village; the former minutes no longer count. */
  correct_list: { from: ["minuted", "district_reviewed"], to: "deliberated" },
  /** The camat forwards the list. */
  forward: { from: ["minuted"], to: "district_reviewed" },
  /** Bappeda approves the review made by the registrar. */
  approve_review: { from: ["district_reviewed"], to: "regency_reviewed" },
  /** The kabupaten check removes a household from the list, for exactly one reason. */
  exclude_in_review: { from: ["minuted", "district_reviewed", "regency_reviewed"], to: "ineligible" },
  /** The objection window opens. */
  announce: { from: ["regency_reviewed"], to: "announced" },
  /** An objection against a listing was found right. */
  uphold_listing_objection: { from: ["announced"], to: "ineligible" },
  /** An objection against an exclusion was found right: the family goes back to its village's next meeting. */
  uphold_omission_objection: { from: ["ineligible"], to: "enumerated" },
  /** The decree with number, date, signer and validity is recorded. */
  decree: { from: ["announced"], to: "decreed" },
  /** The last day of the decree has passed and no other decree covers the household. */
  expire: { from: ["decreed"], to: "expired" },
  /** A later assessment finds that aid is no longer needed, proposed by one office and approved by another. */
  graduate: { from: ["decreed", "expired"], to: "graduated" },
  /** A listed family is found ineligible after the decree, proposed by one office and approved by another. */
  remove: { from: ["decreed", "expired"], to: "ineligible" },
  /** The village refuses a proposal that is plainly not a missing family (already listed, or lives elsewhere). */
  refuse_proposal: { from: ["proposed"], to: "ineligible" },
  /** Two records are one family: the other one survives. Anything before the decree may be merged away. */
  merge_away: {
    from: [
      "proposed",
      "listed",
      "enumerated",
      "deliberated",
      "minuted",
      "district_reviewed",
      "regency_reviewed",
    ],
    to: "ineligible",
  },
  /** A family once excluded or graduated is put forward again and walks the whole chain anew. */
  propose_again: { from: ["ineligible", "graduated"], to: "proposed" },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;

/** True when `move` may start from `state`. */
export const mayMove = (state: HouseholdState, move: MoveName): boolean =>
  (moves[move].from as readonly HouseholdState[]).includes(state);

/** The state after `move`, or null when the chain does not allow it from here. */
export const stateAfter = (state: HouseholdState, move: MoveName): HouseholdState | null =>
  mayMove(state, move) ? moves[move].to : null;

/** True while the household is on its way to a decree. */
export const isInVerification = (state: HouseholdState): boolean =>
  state === "proposed" || (chain.slice(0, -1) as readonly HouseholdState[]).includes(state);

/** States whose household waits for a house visit. */
export const awaitsVisit = (state: HouseholdState): boolean => mayMove(state, "enumerate");
