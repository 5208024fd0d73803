/**
 * What becomes of a match after Bappeda's approval: states, who may end it and why, and what proves that the help
 * arrived (domain handbook 12 and 13.2). Pure: no clock, no database, no text.
 */
import { needCatalogue, needCodes, type EvidenceKind, type NeedCode } from "~/features/needs/catalogue";

export const matchStates = [
  "proposed",
  "accepted",
  "consented",
  "scheduled",
  "delivered",
  "checked",
  "cancelled",
] as const;
export type MatchState = (typeof matchStates)[number];

/** `return` is the agency's no, `refuse` the household's; both free the place, as a failure does. */
export const matchMoves = [
  "accept",
  "return",
  "consent",
  "refuse",
  "schedule",
  "deliver",
  "fail",
  "check",
] as const;
export type MatchMove = (typeof matchMoves)[number];

const steps: Record<MatchMove, { from: readonly MatchState[]; to: MatchState }> = {
  accept: { from: ["proposed"], to: "accepted" },
  return: { from: ["proposed", "accepted"], to: "cancelled" },
  consent: { from: ["accepted"], to: "consented" },
  refuse: { from: ["accepted", "consented"], to: "cancelled" },
  schedule: { from: ["accepted", "consented", "scheduled"], to: "scheduled" },
  deliver: { from: ["scheduled"], to: "delivered" },
  fail: { from: ["accepted", "consented", "scheduled"], to: "cancelled" },
  check: { from: ["delivered"], to: "checked" },
};

/** The state after the move, or null when the move does not start here. */
export function matchAfter(state: MatchState, move: MatchMove): MatchState | null {
  return steps[move].from.includes(state) ? steps[move].to : null;
}

/** A live match holds its place and its need; a delivered one keeps the place it used. */
export function isLive(state: MatchState): boolean {
  return state === "proposed" || state === "accepted" || state === "consented" || state === "scheduled";
}

/** Why a match ended without a delivery. The agency's return and the household's no have their own acts. */
export const failureReasons = [
  "not_found",
  "moved_away",
  "deceased",
  "not_eligible_on_site",
  "partner_defaulted",
  "other",
] as const;
export type FailureReason = (typeof failureReasons)[number];
export type CancelReason = FailureReason | "returned_by_agency" | "refused_by_household" | "pledge_withdrawn" | "pledge_expired";

/** House repair and help for a member wait for consent; goods may take it with the hand-over list. */
export function needsConsentFirst(need: NeedCode): boolean {
  return needCatalogue[need].consentFirst;
}

/** Needs whose help only begins with the household's word. */
export const consentNeeds: readonly NeedCode[] = needCodes.filter(needsConsentFirst);

/** The next step of a recipient, to find those that wait for it. */
export const waitingFors = ["consent", "schedule", "delivery", "check"] as const;
export type WaitingFor = (typeof waitingFors)[number];

export type ScheduleRefusal = "consent_missing" | "pledge_not_agreed" | "schedule_before_approval";

/** Null when a delivery may be scheduled on the day. Places of a pledge wait for its agreement. */
export function refuseSchedule(match: {
  need: NeedCode;
  state: MatchState;
  approvedOn: string;
  pledgeReady: boolean;
  day: string;
}): ScheduleRefusal | null {
  if (match.state === "accepted" && needsConsentFirst(match.need)) return "consent_missing";
  if (!match.pledgeReady) return "pledge_not_agreed";
  return match.day < match.approvedOn ? "schedule_before_approval" : null;
}

/** Minors consent through a parent or guardian. Age in whole years, null where the birth date is unknown. */
export function needsGuardian(age: number | null): boolean {
  return age !== null && age < 18;
}

/** What a piece of evidence is: a photograph, a paper (photographed or PDF), or a short text such as a number. */
export type EvidenceForm = "photo" | "paper" | "text";

const photos: readonly EvidenceKind[] = [
  "photo_start",
  "photo_half",
  "photo_complete",
  "photo_before",
  "photo_after",
  "device_photo",
  "handover_photo",
];
const texts: readonly EvidenceKind[] = [
  "connection_number",
  "weighed_content",
  "membership_status",
  "issued_number",
];

export function formOfEvidence(kind: EvidenceKind): EvidenceForm {
  if (photos.includes(kind)) return "photo";
  return texts.includes(kind) ? "text" : "paper";
}

/** Kinds of evidence that a delivery of this need may hold: those it must have, then those that come months later. */
export function evidenceOf(need: NeedCode): readonly EvidenceKind[] {
  return [...needCatalogue[need].evidence, ...needCatalogue[need].laterEvidence];
}

/** Required evidence that is not there yet, in the order of the catalogue. */
export function missingEvidence(need: NeedCode, present: readonly string[]): EvidenceKind[] {
  return needCatalogue[need].evidence.filter((kind) => !present.includes(kind));
}

/** Known complaints about goods; each is asked at the hand-over (domain handbook 13.2). */
export const goodsQuestions = ["short_weight", "bad_quality", "forced_bundle", "inflated_price"] as const;
export type GoodsQuestion = (typeof goodsQuestions)[number];

/** Every hand-over is asked whether the family had to pay; goods also the known complaints. */
export function questionsOf(need: NeedCode): readonly (GoodsQuestion | "levy")[] {
  return needCatalogue[need].unit === "package" ? [...goodsQuestions, "levy"] : ["levy"];
}

export type DeliveryRefusal = "delivery_in_future" | "delivery_before_approval" | "evidence_missing";

/** Null when a hand-over on the day may be recorded. */
export function refuseDelivery(match: {
  need: NeedCode;
  approvedOn: string;
  day: string;
  today: string;
  evidence: readonly string[];
}): DeliveryRefusal | null {
  if (match.day > match.today) return "delivery_in_future";
  if (match.day < match.approvedOn) return "delivery_before_approval";
  return missingEvidence(match.need, match.evidence).length > 0 ? "evidence_missing" : null;
}

export const recipientPageSize = 50;
