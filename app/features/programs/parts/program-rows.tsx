import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { SummaryRow } from "~/ui/summary-list";
import { needLabels, recipientLabels, strategyLabels, unitLabels } from "~/features/needs/parts/labels";
import type { Criteria } from "../criteria";
import type { Program } from "../queries.server";
import type { Fund } from "../funds";
import { budgetOf, hasUnitValue, type QuotaPart } from "../rules";
import { criteriaSentences } from "./criteria-sentences";
import { FundList } from "./fund-list";
import { QuotaList } from "./quota-list";

export type ProgramSummary = Pick<
  Program,
  | "name"
  | "description"
  | "need"
  | "recipient"
  | "unit"
  | "unitValue"
  | "quota"
  | "strategy"
  | "startsOn"
  | "endsOn"
> & { criteria: Criteria; quotaParts: QuotaPart[]; funds: Fund[]; placeNames: Record<string, string> };

export type Change = (step: "subject" | "terms" | "criteria" | "division") => string | undefined;
const unchanged: Change = () => undefined;

/** The name, on a page whose title it is not, and what is given, to whom. */
export function namedRows(program: ProgramSummary, change: Change = unchanged): SummaryRow[] {
  const name = { label: m.programs_field_name(), value: program.name, changeHref: change("subject") };
  return [name, ...subjectRows(program, change)];
}

export function subjectRows(program: ProgramSummary, change: Change = unchanged): SummaryRow[] {
  const changeHref = change("subject");
  return [
    { label: m.programs_field_need(), value: needLabels[program.need](), changeHref },
    { label: m.programs_record_recipient(), value: recipientLabels[program.recipient]() },
    {
      label: m.programs_field_description(),
      value: program.description ?? m.programs_record_none(),
      changeHref,
    },
  ];
}

export function termRows(program: ProgramSummary, change: Change = unchanged): SummaryRow[] {
  const changeHref = change("terms");
  const unit = unitLabels[program.unit];
  const { quota, unitValue, quotaParts, funds, placeNames } = program;
  return [
    { label: m.programs_field_quota(), value: `${formatCount(quota)} ${unit(quota)}`, changeHref },
    {
      label: m.programs_field_quota_parts(),
      value: <QuotaList parts={quotaParts} unit={unit()} placeNames={placeNames} />,
      changeHref: change("division"),
    },
    ...(hasUnitValue(program.need)
      ? [
          {
            label: m.programs_field_unit_value(),
            value: `${formatRupiah(unitValue)} / ${unit(1)}`,
            changeHref,
          },
          { label: m.programs_record_cost(), value: formatRupiah(budgetOf(quota, unitValue)) },
        ]
      : []),
    {
      label: m.programs_field_funds(),
      value: <FundList funds={funds} unit={unit()} placeNames={placeNames} />,
      changeHref,
    },
    { label: m.programs_field_strategy(), value: strategyLabels[program.strategy](), changeHref },
    {
      label: m.programs_record_dates(),
      value: `${formatDate(program.startsOn)} – ${formatDate(program.endsOn)}`,
      changeHref,
    },
  ];
}

export function criteriaRows(program: ProgramSummary, change: Change = unchanged): SummaryRow[] {
  const sentences = criteriaSentences(
    program.criteria,
    program.recipient,
    (code) => program.placeNames[code] ?? code,
  );
  const everybody =
    program.recipient === "household" ? m.programs_says_nothing() : m.programs_says_nothing_member();
  return [
    {
      label: m.programs_record_criteria(),
      value:
        sentences.length === 0 ? (
          everybody
        ) : (
          <ul className="grid gap-1">
            {sentences.map(({ criterion, text, unknown }) => (
              <li key={criterion}>
                {text}
                {unknown ? <span className="text-ink-soft"> ({unknown})</span> : null}
              </li>
            ))}
          </ul>
        ),
      changeHref: change("criteria"),
    },
  ];
}
