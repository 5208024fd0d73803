import { m } from "~/platform/i18n/generated/messages";
import { formatDecimal } from "~/platform/i18n/format";
import { DataTable } from "~/ui/data-table";
import type { MacroFigure } from "../macro-figures.server";
import type { MacroKind, MacroMeasure } from "../rules/macro";

export const macroMeasureWords: Record<MacroMeasure, () => string> = {
  extreme_poverty: m.reporting_macro_extreme,
  poverty: m.reporting_macro_poverty,
};
export const macroKindWords: Record<MacroKind, () => string> = {
  observed: m.reporting_macro_observed,
  target: m.reporting_macro_target,
};

/** Rates of surveys with year and source, apart from every count of the list. */
export function MacroTable({ figures }: { figures: MacroFigure[] }) {
  return (
    <DataTable
      caption={m.reporting_macro_caption()}
      rows={figures}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "measure",
          header: m.reporting_macro_measure(),
          rowHeader: true,
          cell: ({ measure, kind }) => `${macroMeasureWords[measure]()} (${macroKindWords[kind]()})`,
        },
        { key: "year", header: m.reporting_macro_year(), numeric: true, cell: ({ year }) => String(year) },
        {
          key: "percent",
          header: m.reporting_macro_percent(),
          numeric: true,
          cell: ({ percent }) => `${formatDecimal(Number(percent), 4)}\u00a0%`,
        },
        { key: "source", header: m.reporting_macro_source(), cell: ({ source }) => source },
      ]}
    />
  );
}
