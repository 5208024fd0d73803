import type { NeedCode } from "~/features/needs/catalogue";
import { balanceOf, odditiesOf, type Balance, type Fund, type Oddity } from "../funds";
import type { ProgramRecord } from "../queries.server";
import { BalanceNotice, OddityNotices } from "./balance";
import { CriteriaComparison } from "./criteria-comparison";
import { criteriaSentences } from "./criteria-sentences";
import { FitTable, type ShownCounts } from "./fit-table";
import { SourceResult } from "./source-result";

type Judged = { need: NeedCode; funds: Fund[]; quota: number; unitValue: number };

/** What to know before the program goes on: money against places, and what looks odd. */
export function judged(program: Judged, total: { fits: number; all: number }) {
  const { need, funds, quota, unitValue } = program;
  return {
    balance: quota > 0 ? balanceOf(need, funds, quota, unitValue) : null,
    oddities: odditiesOf(program, total),
  };
}

type ProgramJudgementProps = {
  program: Pick<ProgramRecord, "quota" | "unit" | "criteria" | "recipient" | "placeNames">;
  source:
    | (Parameters<typeof SourceResult>[0]["source"] & Parameters<typeof CriteriaComparison>[0]["source"])
    | null;
  counts: ShownCounts;
  balance: Balance | null;
  oddities: readonly Oddity[];
};

/** The same for the operator before submitting and for the head before publishing. */
export function ProgramJudgement({ program, source, counts, balance, oddities }: ProgramJudgementProps) {
  const { quota, criteria, recipient, placeNames } = program;
  const sentences = criteriaSentences(criteria, recipient, (code) => placeNames[code] ?? code);
  return (
    <>
      {balance ? <BalanceNotice balance={balance} unit={program.unit} /> : null}
      <OddityNotices oddities={oddities} quota={quota} />
      {source ? <SourceResult source={source} /> : null}
      <FitTable counts={counts} quota={quota} sentences={sentences} folded />
      {source ? (
        <CriteriaComparison
          source={source}
          criteria={criteria}
          recipient={recipient}
          sentences={sentences}
          total={counts.total}
        />
      ) : null}
    </>
  );
}
