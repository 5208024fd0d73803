/** What a draft still lacks before it can be submitted, step by step of its form. Pure. */
import { needCatalogue, type NeedCode, type PledgeForm } from "~/features/needs/catalogue";
import {
  canAnswer,
  holdsAccountNumber,
  isNoImplementer,
  namesAnOffice,
  placesOf,
  refuseQuantity,
  type ImplementerKind,
  type PayeeKind,
  type Quantity,
} from "../rules";
import { brokenDetail, textsOf, type KindDetails } from "./details";

export const pledgeSteps = ["target", "amount", "wishes", "execution", "funders"] as const;
export type PledgeStep = (typeof pledgeSteps)[number];

/** The draft as far as it is filled in; rupiah and days as stored. */
export type PledgeDraft = {
  kind: PledgeForm;
  need: NeedCode | null;
  amount: number | null;
  quantity: number | null;
  /** Rupiah per unit of the program; null without a program: Bappeda names it at acceptance. */
  unitValue: number | null;
  description: string | null;
  implementer: string | null;
  implementerKind: string | null;
  payee: string | null;
  payeeKind: string | null;
  startsOn: string | null;
  endsOn: string | null;
  details: KindDetails;
};

/**
 * How the funders stand: how many, and how many confirmed their amount. Whether together they are the pledge, and their
 * sum once all confirmed, is told to the lead and to Bappeda only; `fits` is false and `total` null for anyone else.
 */
export type Funding = {
  funders: number;
  entered: number;
  fits: boolean;
  total: number | null;
  openLinks: number;
};

export type PledgeGap = {
  step: PledgeStep;
  gap:
    | "need_missing"
    | "kind_not_for_need"
    | "quantity_missing"
    | "below_one_place"
    | "detail_missing"
    | "account_number"
    | "implementer_missing"
    | "implementer_is_official"
    | "payee_missing"
    | "payee_is_office"
    | "dates_missing"
    | "dates_reversed"
    | "value_missing"
    | "shares_amount_missing"
    | "shares_sum_differs"
    | "link_open";
};

/** Everything that is missing or wrong, in the order of the form; empty when the pledge can be submitted. */
export function gapsOf(draft: PledgeDraft, funding: Funding): PledgeGap[] {
  return [...targetGaps(draft), ...amountGaps(draft), ...executionGaps(draft), ...funderGaps(draft, funding)];
}

export function quantityOf({
  kind,
  amount,
  quantity,
}: Pick<PledgeDraft, "kind" | "amount" | "quantity">): Quantity | null {
  if (kind === "fund") return amount === null ? null : { kind, rupiah: amount };
  return quantity === null ? null : { kind, count: quantity };
}

function targetGaps({ kind, need }: PledgeDraft): PledgeGap[] {
  if (need === null || needCatalogue[need] === undefined) return [{ step: "target", gap: "need_missing" }];
  return canAnswer(kind, need) ? [] : [{ step: "target", gap: "kind_not_for_need" }];
}

function amountGaps(draft: PledgeDraft): PledgeGap[] {
  const gaps: PledgeGap[] = [];
  const quantity = quantityOf(draft);
  if (quantity === null || refuseQuantity(quantity) !== null)
    gaps.push({ step: "amount", gap: "quantity_missing" });
  else if (draft.unitValue !== null && placesOf(quantity, draft.unitValue) === "pledge_below_one_place")
    gaps.push({ step: "amount", gap: "below_one_place" });
  const texts = [draft.description, ...textsOf(draft.details)];
  if (brokenDetail(draft.kind, draft.details) !== null) gaps.push({ step: "amount", gap: "detail_missing" });
  if (texts.some((text) => text && holdsAccountNumber(text)))
    gaps.push({ step: "amount", gap: "account_number" });
  return gaps;
}

/** Who carries it out, who is paid, and when. */
export type Execution = Pick<
  PledgeDraft,
  "implementer" | "implementerKind" | "payee" | "payeeKind" | "startsOn" | "endsOn"
>;

/** The first thing that is missing or wrong with it, or null. */
export function refuseExecution(execution: Execution): PledgeGap["gap"] | null {
  return executionGaps(execution)[0]?.gap ?? null;
}

function executionGaps(draft: Execution): PledgeGap[] {
  const gaps: PledgeGap[] = [];
  if (!draft.implementer || !draft.implementerKind)
    gaps.push({ step: "execution", gap: "implementer_missing" });
  else if (isNoImplementer(draft.implementer, draft.implementerKind as ImplementerKind))
    gaps.push({ step: "execution", gap: "implementer_is_official" });
  if (!draft.payeeKind || (!draft.payee && needsPayee(draft.payeeKind)))
    gaps.push({ step: "execution", gap: "payee_missing" });
  if (draft.payee && namesAnOffice(draft.payee)) gaps.push({ step: "execution", gap: "payee_is_office" });
  if ([draft.payee, draft.implementer].some((text) => text && holdsAccountNumber(text)))
    gaps.push({ step: "execution", gap: "account_number" });
  if (!draft.startsOn || !draft.endsOn) gaps.push({ step: "execution", gap: "dates_missing" });
  else if (draft.startsOn > draft.endsOn) gaps.push({ step: "execution", gap: "dates_reversed" });
  return gaps;
}

/** Alone, a partner that gives things owes no figure; several funders need one that their shares add up to. */
function funderGaps({ amount }: PledgeDraft, { funders, entered, fits, openLinks }: Funding): PledgeGap[] {
  if (openLinks > 0) return [{ step: "funders", gap: "link_open" }];
  if (funders <= 1) return [];
  if (amount === null) return [{ step: "funders", gap: "value_missing" }];
  if (entered < funders) return [{ step: "funders", gap: "shares_amount_missing" }];
  return fits ? [] : [{ step: "funders", gap: "shares_sum_differs" }];
}

/** Nobody outside is named when the partner's own staff does it or the recipient is paid directly. */
export function needsPayee(kind: string): boolean {
  return kind !== ("own_staff" satisfies PayeeKind) && kind !== ("recipient" satisfies PayeeKind);
}
