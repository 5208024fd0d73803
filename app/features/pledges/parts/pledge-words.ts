/** A pledge in a few words. */
import { formatCount, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { NeedCode, PledgeForm, Unit } from "~/features/needs/catalogue";
import { needLabels, pledgeFormLabels, unitLabels } from "~/features/needs/parts/labels";

type Amounts = {
  kind: PledgeForm;
  amount: number | null;
  quantity: number | null;
  unit: Unit;
  seesSum?: boolean;
};

/** "Rp 450.000.000" or "16 peserta"; a dash while nothing is filled in. */
export function amountText({ kind, amount, quantity, unit, seesSum = true }: Amounts): string {
  if (kind === "fund" && !seesSum) return m.pledges_sum_hidden();
  if (kind === "fund") return amount === null ? "–" : formatRupiah(amount);
  return quantity === null ? "–" : `${formatCount(quantity)} ${unitLabels[unit](quantity)}`;
}

/** The program's name, or the need's. */
export function targetText({
  programName,
  need,
}: {
  programName: string | null;
  need: NeedCode | null;
}): string {
  return programName ?? (need === null ? "–" : needLabels[need]());
}

/** Its number, or what kind of draft it is. */
export function pledgeName({ reference, kind }: { reference: string | null; kind: PledgeForm }): string {
  return reference ?? m.pledges_draft_name({ kind: pledgeFormLabels[kind]() });
}
