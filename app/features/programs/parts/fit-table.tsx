import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { Details } from "~/ui/details";
import { Section } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import type { CriterionEffect, FitFigures } from "../fit";
import type { CriterionSentence } from "./criteria-sentences";
import { FitEffects } from "./fit-effects";

export type ShownCounts = {
  on: string;
  districts: (FitFigures & { code: string; name: string })[];
  total: FitFigures;
  criteria: CriterionEffect[];
  refusedBySeveral: number;
  heldBySeveral: number;
  compared: boolean;
};
type FitTableProps = {
  counts: ShownCounts;
  quota: number;
  sentences: readonly CriterionSentence[];
  /** Only the sentence is open; what it comes from folds, on a page that is about more. */
  folded?: boolean;
};

/** The live count before publishing: who fits today per kecamatan, and what each criterion takes away by itself. */
export function FitTable({ counts, quota, sentences, folded }: FitTableProps) {
  const { on, districts, total, compared } = counts;
  const figure = (key: keyof FitFigures, header: string) => ({
    key,
    header,
    cell: (row: FitFigures) => formatCount(row[key]),
    numeric: true,
    total: formatCount(total[key]),
  });
  const figures = (
    <>
      <FitEffects counts={counts} sentences={sentences} />
      <DataTable
        caption={m.programs_fit_by_district()}
        phone="scroll"
        rows={districts.filter((row) => row.all > 0)}
        rowKey={(row) => row.code}
        columns={[
          {
            key: "name",
            header: m.programs_col_district(),
            cell: (row) => row.name,
            rowHeader: true,
            total: m.programs_total(),
          },
          figure("fits", m.programs_col_fits()),
          figure("asks", m.programs_col_asks()),
          figure("all", m.programs_col_all()),
          ...(compared && total.gains + total.loses > 0
            ? [figure("gains", m.programs_col_gains()), figure("loses", m.programs_col_loses())]
            : []),
        ]}
      />
    </>
  );
  return (
    <Section title={m.programs_fit_title()} id="fit">
      <p className="max-w-text text-lg">{fitSentence(counts, quota)}</p>
      {folded ? <Details summary={m.programs_fit_open()}>{figures}</Details> : figures}
      <SourceLine source={m.programs_fit_source()} date={formatDate(on)} />
    </Section>
  );
}

/** The figures in one or two sentences. */
export function fitSentence({ total }: Pick<ShownCounts, "total">, quota: number): string {
  const sentences = [
    m.programs_fit_sentence({ fits: formatCount(total.fits), all: formatCount(total.all) }),
    total.asks > 0 ? m.programs_fit_asks({ n: formatCount(total.asks) }) : "",
    total.fits <= quota
      ? m.programs_fit_within_quota({ quota: formatCount(quota) })
      : m.programs_fit_more_than_quota({ quota: formatCount(quota) }),
  ];
  return sentences.filter(Boolean).join(" ");
}

/** The same in half a line, for the bar that stays in sight. */
export function fitInShort({ total }: Pick<ShownCounts, "total">, quota: number): string {
  return m.programs_fit_in_short({
    fits: formatCount(total.fits),
    all: formatCount(total.all),
    asks: formatCount(total.asks),
    quota: formatCount(quota),
  });
}
