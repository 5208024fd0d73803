import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { getLocale } from "~/platform/i18n/generated/runtime";
import { DataTable } from "~/ui/data-table";
import { needLabels, unitLabels } from "~/features/needs/parts/labels";
import { lastDayOf, type Standing } from "../calendar";
import type { CalendarLine } from "../calendar-queries.server";

type Line = CalendarLine & { standing: Standing; months: { first: number; last: number } };

const standingLabels: Record<Standing, () => string> = {
  past: () => m.programs_calendar_past(),
  running: () => m.programs_calendar_running(),
  coming: () => m.programs_calendar_coming(),
};
const fills: Record<Standing, string> = {
  past: "fill-edge",
  running: "fill-river",
  coming: "fill-ochre",
};

/** The programs of a year, each with its months as a strip; above them how many run in each month. */
export function CalendarTable({ rows }: { rows: readonly Line[] }) {
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  return (
    <>
      <DataTable
        caption={m.programs_calendar_of_month()}
        phone="scroll"
        rows={[rows]}
        rowKey={() => "all"}
        columns={months.map((month) => ({
          key: String(month),
          header: monthName(month, "short"),
          numeric: true,
          cell: (all: readonly Line[]) => formatCount(all.filter((row) => runsIn(row, month)).length),
        }))}
      />
      <DataTable
        caption={m.programs_calendar_title()}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "name",
            header: m.programs_col_program(),
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={`/programs/${row.id}`} className="link wrap-anywhere">
                  {row.name}
                </a>
                <span className="block text-sm font-normal text-ink-soft wrap-anywhere">
                  {row.agencyName}
                </span>
              </>
            ),
          },
          {
            key: "need",
            header: m.programs_col_need(),
            phoneHidden: () => true,
            cell: (row) => needLabels[row.need](),
          },
          {
            key: "quota",
            header: m.programs_col_quota(),
            numeric: true,
            cell: (row) => `${formatCount(row.quota)} ${unitLabels[row.unit](row.quota)}`,
          },
          {
            key: "when",
            header: m.programs_calendar_when(),
            cell: (row) => (
              <>
                <span className="block font-semibold">{standingLabels[row.standing]()}</span>
                <MonthStrip row={row} />
                <span className="block">
                  <span className="whitespace-nowrap">{formatDate(row.startsOn)}</span> –{" "}
                  <span className="whitespace-nowrap">{formatDate(lastDayOf(row))}</span>
                </span>
              </>
            ),
          },
        ]}
      />
    </>
  );
}

function MonthStrip({ row }: { row: Line }) {
  const { first, last } = row.months;
  return (
    <svg
      viewBox="0 0 120 12"
      width="144"
      height="14"
      role="img"
      aria-label={m.programs_calendar_strip({ from: monthName(first), to: monthName(last) })}
      className="prints-colour my-1 block"
    >
      {Array.from({ length: 12 }, (_, at) => (
        <rect
          key={at}
          x={at * 10 + 0.5}
          y="1"
          width="9"
          height="10"
          className={runsIn(row, at + 1) ? fills[row.standing] : "fill-sunken"}
        />
      ))}
    </svg>
  );
}

function runsIn({ months: { first, last } }: Pick<Line, "months">, month: number): boolean {
  return first <= month && month <= last;
}

function monthName(month: number, length: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat(getLocale(), { month: length, timeZone: "UTC" }).format(
    new Date(Date.UTC(2000, month - 1, 1)),
  );
}
