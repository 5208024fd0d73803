/**
 * What a partner's promise is and may become (domain handbook 12). Pure. A pledge is a figure and a promise: no money,
 * no account number and no tax promise is ever part of it, and the portal never computes an obligation.
 */
import { needCatalogue, type NeedCode, type PledgeForm, type Unit } from "~/features/needs/catalogue";

export const pledgeStates = [
  "draft",
  "submitted",
  "returned",
  "accepted",
  "agreed",
  "running",
  "completed",
  "rejected",
  "withdrawn",
  "expired",
] as const;
export type PledgeState = (typeof pledgeStates)[number];

export const pledgeMoves = [
  "submit",
  "accept",
  "return",
  "reject",
  "agree",
  "start",
  "complete",
  "withdraw",
  "expire",
  "renew",
] as const;
export type PledgeMove = (typeof pledgeMoves)[number];

const steps: Record<PledgeMove, { from: readonly PledgeState[]; to: PledgeState }> = {
  submit: { from: ["draft", "returned"], to: "submitted" },
  accept: { from: ["submitted"], to: "accepted" },
  return: { from: ["submitted"], to: "returned" },
  reject: { from: ["submitted"], to: "rejected" },
  agree: { from: ["accepted"], to: "agreed" },
  start: { from: ["agreed"], to: "running" },
  complete: { from: ["running"], to: "completed" },
  withdraw: { from: ["submitted", "returned", "accepted", "agreed", "running"], to: "withdrawn" },
  // No agreement within the days Bappeda set; curable, because a late signature is better than none.
  expire: { from: ["accepted"], to: "expired" },
  renew: { from: ["expired"], to: "accepted" },
};

/** The state after the move, or null when the move does not start here. */
export function pledgeAfter(state: PledgeState, move: PledgeMove): PledgeState | null {
  return steps[move].from.includes(state) ? steps[move].to : null;
}

/** The partner may rewrite a draft and what Bappeda sent back with a note. */
export function isEditable(state: PledgeState): boolean {
  return state === "draft" || state === "returned";
}

/** Its places count in the matching from acceptance on; scheduling a delivery needs `agreed`. */
export function givesPlaces(state: PledgeState): boolean {
  return state === "accepted" || mayBeScheduled(state);
}

export function mayBeScheduled(state: PledgeState): boolean {
  return state === "agreed" || state === "running";
}

/** What one piece of the pledge is counted in; `null` is rupiah. */
export const pledgeUnits: Record<PledgeForm, Unit | null> = {
  fund: null,
  training_seat: "seat",
  goods: "package",
  vacancy: "vacancy",
  house_repair: "house",
};

/** Whether this kind can answer this need at all. Documents are issued, never given. */
export function canAnswer(kind: PledgeForm, need: NeedCode): boolean {
  return needCatalogue[need].pledgeForms.includes(kind);
}

/**
 * Places a sum pays at the unit value, and what is left over: it stays with the pledge and is shown, never rounded
 * up into a promise nobody funded. Rupiah; the unit value is positive.
 */
export function placesFor(rupiah: number, unitValue: number): { places: number; remainder: number } {
  if (unitValue <= 0) throw new RangeError("unit value");
  const remainder = rupiah % unitValue;
  return { places: (rupiah - remainder) / unitValue, remainder };
}

export type Quantity =
  { kind: "fund"; rupiah: number } | { kind: Exclude<PledgeForm, "fund">; count: number };

/** Places of a pledge: a sum at the unit value, anything else piece by piece. */
export function placesOf(
  quantity: Quantity,
  unitValue: number | null,
): { places: number; remainder: number } | "pledge_unit_value_missing" | "pledge_below_one_place" {
  if (quantity.kind !== "fund") return { places: quantity.count, remainder: 0 };
  if (unitValue === null || unitValue <= 0) return "pledge_unit_value_missing";
  const result = placesFor(quantity.rupiah, unitValue);
  return result.places === 0 ? "pledge_below_one_place" : result;
}

/** Far below 2^53, so that every amount and every sum of amounts stays exact. */
export const largestRupiah = 1_000_000_000_000_000;
export const largestCount = 1_000_000;

export type QuantityRefusal = "pledge_amount_not_positive" | "pledge_amount_too_large";

export function refuseQuantity(quantity: Quantity): QuantityRefusal | null {
  if (quantity.kind === "fund") {
    if (!Number.isInteger(quantity.rupiah) || quantity.rupiah <= 0) return "pledge_amount_not_positive";
    return quantity.rupiah > largestRupiah ? "pledge_amount_too_large" : null;
  }
  if (!Number.isInteger(quantity.count) || quantity.count <= 0) return "pledge_amount_not_positive";
  return quantity.count > largestCount ? "pledge_amount_too_large" : null;
}

/** A funder's own amount; null until that funder has entered it. */
export type Share = { partnerId: string; isLead: boolean; rupiah: number | null };

export type SharesRefusal =
  | "shares_lead_missing"
  | "shares_partner_twice"
  | "shares_amount_missing"
  | "shares_amount_not_positive"
  | "shares_sum_differs";

/**
 * One lead and any number of funders; each enters its own rupiah and together they are the pledge. A lead that only
 * organises may give 0, a funder may not.
 */
export function refuseShares(total: number, shares: readonly Share[]): SharesRefusal | null {
  if (shares.filter((share) => share.isLead).length !== 1) return "shares_lead_missing";
  if (new Set(shares.map((share) => share.partnerId)).size < shares.length) return "shares_partner_twice";
  if (shares.some((share) => share.rupiah === null)) return "shares_amount_missing";
  if (shares.some(({ rupiah, isLead }) => rupiah !== null && (isLead ? rupiah < 0 : rupiah <= 0)))
    return "shares_amount_not_positive";
  return sumOf(shares) === total ? null : "shares_sum_differs";
}

export function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, share) => sum + (share.rupiah ?? 0), 0);
}

/** A funder's part in percent of a whole, for its own report only; 0 when nothing is funded. */
export function percentOf(rupiah: number, total: number): number {
  return total <= 0 ? 0 : Math.round((rupiah / total) * 10_000) / 100;
}

/** Who carries the pledge out. An agency's training centre or a Kodim may be one. */
export const implementerKinds = [
  "partner",
  "contractor",
  "training_centre",
  "armed_forces",
  "foundation",
  "community",
  "agency",
] as const;
export type ImplementerKind = (typeof implementerKinds)[number];

export const agreementKinds = ["mou", "cooperation", "letter"] as const;
export type AgreementKind = (typeof agreementKinds)[number];

/** The papers of a pledge: its agreement, and an addendum for each change that was accepted. */
export const paperKinds = [...agreementKinds, "addendum"] as const;
export type PaperKind = (typeof paperKinds)[number];
/** One of the agreement's own papers, or the addendum of one accepted change. */
export type PaperChoice = { kind: AgreementKind } | { kind: "addendum"; amendmentId: string };

/** Who is paid, directly by the partner: never an official, never the regional government. */
export const payeeKinds = [
  "contractor",
  "supplier",
  "trainer",
  "community",
  "recipient",
  "own_staff",
] as const;
export type PayeeKind = (typeof payeeKinds)[number];

/**
 * Names that are an office or its holder. The list of kinds already leaves the government out; this catches the
 * office typed into the name. Case and accents do not matter.
 */
export function namesAnOffice(name: string): boolean {
  return officeWords.test(name.normalize("NFKD").toLowerCase());
}

const officeWords =
  /\b(bupati|wali ?kota|gubernur|wakil bupati|sekda|sekretari(s|at) daerah|pem(kab|kot|da|prov)|pemerintah (kabupaten|kota|provinsi|daerah|desa)|badan perencanaan|bappeda|dinas|bpkad|bkad|kas daerah|rkud|kecamatan|camat|kelurahan|lurah|kepala desa|bendahara (umum|daerah|pengeluaran|penerimaan)|dprd|regent|mayor|governor|(regional|district|city|village|local) government|regional treasury|village head|district head|(planning|social|public works|health|education) (agency|office))\b/;

/** Titles of persons in office: none of them carries a pledge out, whatever the kind chosen. */
const officialWords =
  /\b(bupati|wali ?kota|gubernur|sekda|sekretaris daerah|camat|lurah|kepala (desa|dinas|badan|bidang|seksi)|bendahara (umum|daerah|pengeluaran|penerimaan)|anggota dprd|regent|mayor|governor|(village|district|agency) head|head of (the )?(agency|district|village))\b/;

/**
 * Whether this name may not carry a pledge out: a person in office never, an office only as what it says it is (an
 * agency's training centre or field unit).
 */
export function isNoImplementer(name: string, kind: ImplementerKind): boolean {
  const plain = name.normalize("NFKD").toLowerCase();
  if (officialWords.test(plain)) return true;
  return kind !== "agency" && kind !== "training_centre" && namesAnOffice(name);
}

/**
 * A long run of digits in free text is an account number or a NIK, and neither may be stored with a pledge. Amounts
 * with their dots (`Rp 1.250.000.000`) and the portal's own references (`KM-2023-000123-7`) are not.
 */
export function holdsAccountNumber(text: string): boolean {
  const withoutAmounts = text
    .replace(/\b[A-Z]{2,4}-\d{4}-\d{6}-\d\b/g, " ")
    .replace(/(?<![\d.])\d{1,3}(\.\d{3})+(,\d+)?(?![\d.])/g, " ");
  if (/\d(?:[\s.\-/]?\d){9,}/.test(withoutAmounts)) return true;
  // Named as one, a shorter run of digits is enough.
  return /\b(no(mor)?\.? ?)?(rek(ening)?|account|acc(t)?|iban|virtual account|va)\b[^0-9\n]{0,25}\d(?:[\s.\-]?\d){5,}/i.test(
    withoutAmounts,
  );
}
