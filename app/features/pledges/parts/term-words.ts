/** The parts of a pledge's text in words, for the page that compares two texts and for the paper that says the same. */
import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { PledgeForm, Unit } from "~/features/needs/catalogue";
import type { ImplementerKind, PayeeKind } from "../rules";
import type { PledgeTerms } from "../rules/terms";
import { implementerLabels, payeeLabels, wishGroupLabels } from "./labels";
import { amountText } from "./pledge-words";

export type TermsOf = { kind: PledgeForm; unit: Unit; placeNames: Record<string, string> };
export type TermPart = keyof PledgeTerms;

export const partLabels: Record<TermPart, () => string> = {
  amount: () => m.pledges_field_amount(),
  quantity: () => m.pledges_field_quantity(),
  places: () => m.pledges_record_places(),
  wishes: () => m.pledges_wishes_title(),
  startsOn: () => m.pledges_field_starts_on(),
  endsOn: () => m.pledges_field_ends_on(),
  implementerKind: () => m.pledges_field_implementer_kind(),
  implementer: () => m.pledges_field_implementer(),
  payeeKind: () => m.pledges_field_payee_kind(),
  payee: () => m.pledges_field_payee(),
  description: () => m.pledges_field_description(),
  schedule: () => m.pledges_promises_title(),
};

/** One part in words, a line for each day of a schedule; a dash where the text says nothing. */
export function termLines(part: TermPart, terms: PledgeTerms, { kind, unit, placeNames }: TermsOf): string[] {
  const value = terms[part];
  if (value === null || value === undefined) return ["–"];
  if (part === "amount") return [formatRupiah(Number(value))];
  if (part === "places") return [formatCount(Number(value))];
  if (part === "quantity") return [amountText({ kind, unit, amount: null, quantity: Number(value) })];
  if (part === "startsOn" || part === "endsOn") return [formatDate(String(value))];
  if (part === "implementerKind") return [implementerLabels[value as ImplementerKind]()];
  if (part === "payeeKind") return [payeeLabels[value as PayeeKind]()];
  if (part === "wishes") {
    const { districts, group } = terms.wishes;
    const said = districts.map((code) => placeNames[code] ?? code);
    if (group) said.push(wishGroupLabels[group]());
    return [said.length === 0 ? m.pledges_record_wishes_none() : said.join(", ")];
  }
  if (part === "schedule")
    return terms.schedule.map(
      ({ dueOn, promised }) =>
        `${formatDate(dueOn)}: ${amountText({ kind, unit, amount: promised, quantity: promised })}`,
    );
  return [String(value)];
}
