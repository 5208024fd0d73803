/**
 * The needs catalogue: one entry per kind of need, with what usually answers it, who is responsible, how it is
 * counted, what a partner may pledge, who receives it, how long a repeat is barred and what proves it arrived
 * (domain handbook 11.2, 11.3 and 13.2). Values are defaults; a program may narrow them.
 */
import type { AgencyKind } from "~/features/accounts/rules";
import { houseNeeds } from "./house-needs";
import { memberNeeds } from "./member-needs";

export type NeedDimension =
  | "housing"
  | "water"
  | "sanitation"
  | "electricity"
  | "food"
  | "health"
  | "care"
  | "education"
  | "skills"
  | "employment"
  | "livelihood"
  | "documents";

export const needCodes = [
  "housing",
  "water",
  "sanitation.latrine",
  "sanitation.septic",
  "electricity",
  "food",
  "health.stunting",
  "health.insurance",
  "care.elderly",
  "care.disability",
  "education.school",
  "education.equivalency",
  "skills",
  "employment",
  "livelihood.farm",
  "livelihood.fish",
  "livelihood.business",
  "documents",
] as const;

/** Dimension, with its variant after a dot where the dimension has variants. */
export type NeedCode = (typeof needCodes)[number];

export type HouseNeedCode =
  "housing" | "water" | "sanitation.latrine" | "sanitation.septic" | "electricity" | "food";
export type MemberNeedCode = Exclude<NeedCode, HouseNeedCode>;

/** `engaged`: a live match holds it; `met`: set by a delivery. `unknown` asks for a visit and is never matched. */
export const needStates = ["unknown", "open", "engaged", "met"] as const;
export type NeedState = (typeof needStates)[number];

export type RecipientKind = "household" | "member";

/** B reduce spending burden, I raise income, K reduce poverty pockets, P prerequisite. */
export const strategies = ["burden", "income", "pocket", "prerequisite"] as const;
export type Strategy = (typeof strategies)[number];

export const units = [
  "house",
  "household",
  "person",
  "person_month",
  "package",
  "seat",
  "connection",
  "vacancy",
] as const;
export type Unit = (typeof units)[number];

export const interventions = [
  "house_repair",
  "water_connection",
  "latrine_with_tank",
  "new_electricity",
  "food_parcel",
  "supplementary_food",
  "insurance_premium",
  "regular_social_aid",
  "scholarship",
  "equivalency_course",
  "certified_course",
  "vacancy",
  "farm_inputs",
  "fishing_gear",
  "business_tools",
  "civil_registration",
] as const;
export type InterventionCode = (typeof interventions)[number];

/** The five forms of a pledge (domain handbook 12). */
export const pledgeForms = ["fund", "training_seat", "goods", "vacancy", "house_repair"] as const;
export type PledgeForm = (typeof pledgeForms)[number];

export const evidenceKinds = [
  "photo_start",
  "photo_half",
  "photo_complete",
  "photo_before",
  "photo_after",
  "land_proof",
  "connection_number",
  "handover",
  "delivery_note",
  "signed_list",
  "weighed_content",
  "attendance",
  "food_log",
  "membership_status",
  "device_photo",
  "enrolment_letter",
  "certificate",
  "contract",
  "placement_check",
  "item_list",
  "handover_photo",
  "season_visit",
  "issued_number",
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What a piece of help bars, and for how long. `months: null` has no end. */
export type RepeatRule = {
  /** Whose next help is barred: the family, the house it lives in, the person, the person for this very course
   * or level, or the family within one distribution round. */
  holder: "household" | "house" | "member" | "member_program" | "household_round";
  months: number | null;
};

/** Who qualifies before any program criterion (domain handbook 11.3). Ages in completed years. */
export type Qualification = {
  ageFrom?: number;
  ageTo?: number;
  /** The house and its land must be the family's own. */
  ownsHouse?: true;
  /** Help for a building needs the owner's agreement. */
  ownerAgrees?: true;
  memberClass?: "productive";
  notStudying?: true;
};

export type NeedEntry = {
  code: NeedCode;
  dimension: NeedDimension;
  variant: string | null;
  recipient: RecipientKind;
  intervention: InterventionCode;
  agencyKind: AgencyKind;
  strategies: readonly Strategy[];
  unit: Unit;
  pledgeForms: readonly PledgeForm[];
  /** Consent of the household comes before scheduling; for goods it may come with the hand-over list. */
  consentFirst: boolean;
  repeat: readonly RepeatRule[];
  qualifies: Qualification;
  evidence: readonly EvidenceKind[];
  /** Checked some months after delivery, so never a condition for closing it. */
  laterEvidence: readonly EvidenceKind[];
};

export const needCatalogue: Readonly<Record<NeedCode, NeedEntry>> = { ...houseNeeds, ...memberNeeds };

/** Dimensions in the order of severity used where a region caps the helps of one family. Rule data. */
export const needDimensions: readonly NeedDimension[] = [
  "food",
  "health",
  "care",
  "water",
  "sanitation",
  "housing",
  "electricity",
  "education",
  "employment",
  "skills",
  "livelihood",
  "documents",
];

export function isNeedCode(text: string): text is NeedCode {
  return (needCodes as readonly string[]).includes(text);
}

/** The code for a dimension and variant as stored in two columns; null if there is no such need. */
export function needCodeOf(dimension: string, variant: string | null): NeedCode | null {
  const code = variant === null ? dimension : `${dimension}.${variant}`;
  return isNeedCode(code) ? code : null;
}

/** The needs a kind of pledge may answer without a program. */
export function needsPledgeableBy(form: PledgeForm): NeedCode[] {
  return needCodes.filter((code) => needCatalogue[code].pledgeForms.includes(form));
}

/** Food is repeated every round, so a delivery never meets it for good. */
export function isMetByDelivery(code: NeedCode): boolean {
  return code !== "food";
}

/** What is counted: households for a need of the house, people for a need of a member. */
export function countedIn(code: NeedCode): "household" | "person" {
  return needCatalogue[code].recipient === "household" ? "household" : "person";
}
