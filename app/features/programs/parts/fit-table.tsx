import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { Section } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import type { CriterionName } from "../criteria";
import { criterionLabels } from "./labels";

type Counts = { fits: number; asks: number; all: number };
type FitTableProps = {
  counts: {
    on: string;
    districts: (Counts & { code: string; name: string })[];
    total: Counts;
    excludes: { criterion: CriterionName; needs: number }[];
  };
  quota: number;
};

/** The live count before publishing: who fits today per kecamatan, and what each criterion leaves out. */
export function FitTable({ counts: { on, districts, total, excludes }, quota }: FitTableProps) {
  const enough = total.fits <= quota;
  const numbers = { fits: formatCount(total.fits), all: formatCount(total.all) };
  return (
    <Section title={m.programs_fit_title()} id="fit">
      <p className="max-w-text text-lg">
        {m.programs_fit_sentence(numbers)}{" "}
        {total.asks > 0 ? m.programs_fit_asks({ n: formatCount(total.asks) }) : null}{" "}
        {enough
          ? m.programs_fit_within_quota({ quota: formatCount(quota) })
          : m.programs_fit_more_than_quota({ quota: formatCount(quota) })}
      </p>
      <DataTable
        caption={m.programs_fit_title()}
        captionHidden
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
          {
            key: "fits",
            header: m.programs_col_fits(),
            cell: (row) => formatCount(row.fits),
            numeric: true,
            total: formatCount(total.fits),
          },
          {
            key: "asks",
            header: m.programs_col_asks(),
            cell: (row) => formatCount(row.asks),
            numeric: true,
            total: formatCount(total.asks),
          },
          {
            key: "all",
            header: m.programs_col_all(),
            cell: (row) => formatCount(row.all),
            numeric: true,
            total: formatCount(total.all),
          },
        ]}
      />
      <div className="flow max-w-text">
        <h3>{m.programs_fit_excludes()}</h3>
        {excludes.length === 0 ? (
          <p>{m.programs_fit_excludes_none()}</p>
        ) : (
          <>
            <ul className="list-disc ps-6">
              {excludes.map(({ criterion, needs }) => (
                <li key={criterion}>
                  {m.programs_fit_excludes_line({
                    criterion: criterionLabels[criterion](),
                    n: formatCount(needs),
                  })}
                </li>
              ))}
            </ul>
            <p className="text-sm text-ink-soft">{m.programs_fit_excludes_hint()}</p>
          </>
        )}
      </div>
      <SourceLine source={m.programs_fit_source()} date={formatDate(on)} />
    </Section>
  );
}
