import type { ReactNode } from "react";
import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { PledgeForm, Unit } from "~/features/needs/catalogue";
import { changedParts, type PledgeTerms } from "../rules/terms";
import { wishGroupLabels } from "./labels";
import { amountText } from "./pledge-words";

type Pledge = { kind: PledgeForm; unit: Unit; placeNames: Record<string, string> };
type Part = keyof PledgeTerms;

const partLabels: Record<Part, () => string> = {
  amount: () => m.pledges_field_amount(),
  quantity: () => m.pledges_field_quantity(),
  places: () => m.pledges_record_places(),
  wishes: () => m.pledges_wishes_title(),
  startsOn: () => m.pledges_field_starts_on(),
  endsOn: () => m.pledges_field_ends_on(),
  implementer: () => m.pledges_field_implementer(),
  payee: () => m.pledges_field_payee(),
  description: () => m.pledges_field_description(),
  schedule: () => m.pledges_promises_title(),
};

/** What stood and what is to stand, side by side; only what differs. */
export function TermsComparison({
  pledge,
  before,
  after,
}: {
  pledge: Pledge;
  before: PledgeTerms;
  after: PledgeTerms;
}) {
  return (
    <DataTable
      caption={m.pledges_amendment_comparison()}
      rows={changedParts(before, after)}
      rowKey={(part) => part}
      columns={[
        {
          key: "part",
          header: m.pledges_amendment_part(),
          rowHeader: true,
          cell: (part) => partLabels[part](),
        },
        {
          key: "before",
          header: m.pledges_amendment_before(),
          cell: (part) => termText(part, before, pledge),
        },
        { key: "after", header: m.pledges_amendment_after(), cell: (part) => termText(part, after, pledge) },
      ]}
    />
  );
}

/** All parts of one text, for reading an old version. */
export function termRows(terms: PledgeTerms, pledge: Pledge): { label: string; value: ReactNode }[] {
  return (Object.keys(partLabels) as Part[])
    .filter((part) => terms[part] !== null)
    .map((part) => ({ label: partLabels[part](), value: termText(part, terms, pledge) }));
}

function termText(part: Part, terms: PledgeTerms, { kind, unit, placeNames }: Pledge): ReactNode {
  const value = terms[part];
  if (value === null) return "–";
  if (part === "amount") return formatRupiah(Number(value));
  if (part === "quantity" || part === "places") return formatCount(Number(value));
  if (part === "startsOn" || part === "endsOn") return formatDate(String(value));
  if (part === "wishes") {
    const { districts, group } = terms.wishes;
    const said = districts.map((code) => placeNames[code] ?? code);
    if (group) said.push(wishGroupLabels[group]());
    return said.length === 0 ? m.pledges_record_wishes_none() : said.join(", ");
  }
  if (part === "schedule")
    return (
      <ul className="grid gap-1">
        {terms.schedule.map(({ dueOn, promised }) => (
          <li key={dueOn}>
            {formatDate(dueOn)}: {amountText({ kind, unit, amount: promised, quantity: promised })}
          </li>
        ))}
      </ul>
    );
  return String(value);
}
