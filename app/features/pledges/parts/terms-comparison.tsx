import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { changedParts, termParts, type PledgeTerms } from "../rules/terms";
import { partLabels, termLines, type TermPart, type TermsOf } from "./term-words";

type TermsComparisonProps = {
  pledge: TermsOf;
  before: PledgeTerms;
  after: PledgeTerms;
  /** Set where both are over and done: then one is the older text, not the one that stands. */
  past?: boolean;
};

/** What stood and what is to stand, side by side; only what differs. */
export function TermsComparison({ pledge, before, after, past = false }: TermsComparisonProps) {
  const text = (part: TermPart, terms: PledgeTerms) => <Lines lines={termLines(part, terms, pledge)} />;
  return (
    <DataTable
      caption={past ? m.pledges_version_changes() : m.pledges_amendment_comparison()}
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
          header: past ? m.pledges_version_old() : m.pledges_amendment_before(),
          cell: (part) => text(part, before),
        },
        {
          key: "after",
          header: past ? m.pledges_version_new() : m.pledges_amendment_after(),
          cell: (part) => text(part, after),
        },
      ]}
    />
  );
}

/** All parts of one text, for reading an old version. */
export function termRows(terms: PledgeTerms, pledge: TermsOf): { label: string; value: ReactNode }[] {
  return termParts
    .filter((part) => terms[part] !== null && terms[part] !== undefined)
    .map((part) => ({ label: partLabels[part](), value: <Lines lines={termLines(part, terms, pledge)} /> }));
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 1) return lines[0];
  return (
    <ul className="grid gap-1">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
