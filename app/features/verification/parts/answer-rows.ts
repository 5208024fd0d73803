import { formatCount, formatDecimal, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { SummaryRow } from "~/ui/summary-list";
import type { HouseholdItem, Item, MemberItem } from "../rules/questionnaire";
import { answerWord, questionWords } from "./question-words";

type Name = HouseholdItem | MemberItem;

/** The answers of a section, line by line; what nobody knows says so. */
export function answerRows(
  items: Readonly<Partial<Record<Name, Item>>>,
  answers: Readonly<Record<string, unknown>>,
  changeHref?: string,
): SummaryRow[] {
  return (Object.keys(items) as Name[]).map((name) => ({
    label: questionWords[name](),
    value: said(name, answers[name]),
    changeHref: changeHref ? `${changeHref}#${name}` : undefined,
  }));
}

function said(name: Name, answer: unknown): string {
  if (answer === undefined || answer === null) return m.verification_unknown();
  if (name === "monthly_income") return formatRupiah(Number(answer));
  if (name === "repaired_year") return String(answer);
  if (typeof answer === "number")
    return Number.isInteger(answer) ? formatCount(answer) : formatDecimal(answer);
  return answerWord(name, String(answer));
}
