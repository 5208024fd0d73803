import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Details } from "~/ui/details";
import { Section } from "~/ui/page";
import type { ImportView } from "../import-queries.server";
import { FINDINGS, type FindingCode } from "../rules/findings";
import { findingWords, kindWord } from "./import-words";

type Result = NonNullable<ImportView["result"]>;

const figures = ["read", "valid", "warned", "refused", "new", "changed", "unchanged"] as const;
const headers: Record<(typeof figures)[number], () => string> = {
  read: m.households_import_read,
  valid: m.households_import_valid,
  warned: m.households_import_warned,
  refused: m.households_import_refused,
  new: m.households_import_new_rows,
  changed: m.households_import_changed,
  unchanged: m.households_import_unchanged,
};

type FiguresProps = {
  result: Result;
  done: boolean;
  /** where the changed rows are shown, for those who may see them */
  changesHref?: string;
};

/** What the file holds and what it changes, sheet by sheet. */
export function ImportFigures({ result, done, changesHref }: FiguresProps) {
  const title = done ? m.households_import_done_title() : m.households_import_result_title();
  return (
    <Section title={title}>
      <p className="text-sm text-ink-soft">{m.households_import_unit()}</p>
      <DataTable
        caption={title}
        captionHidden
        phone="scroll"
        rows={result.sheets}
        rowKey={(row) => row.name}
        columns={[
          {
            key: "sheet",
            header: m.households_import_sheet(),
            rowHeader: true,
            cell: (row) => (row.name === "" ? kindWord(row.kind) : `${row.name} (${kindWord(row.kind)})`),
            total: m.households_import_total(),
          },
          ...figures.map((figure) => ({
            key: figure,
            header: headers[figure](),
            numeric: true,
            cell: (row: Result["sheets"][number]) => formatCount(row[figure]),
            total: formatCount(result.total[figure]),
          })),
        ]}
      />
      {changesHref && result.total.changed > 0 ? (
        <ButtonLink look="plain" href={changesHref}>
          {m.households_import_changes_link()}
        </ButtonLink>
      ) : null}
      {result.skipped.length > 0 ? (
        <p className="text-sm text-ink-soft">
          {m.households_import_skipped({ names: result.skipped.join(", ") })}
        </p>
      ) : null}
    </Section>
  );
}

/** How the columns of each sheet were understood: the place to see that one was missed. */
export function ImportColumns({ result }: { result: Result }) {
  return result.sheets.map(({ name, kind, headerRow, columns, leftOut }) =>
    columns === undefined ? null : (
      <Details
        key={name}
        summary={m.households_import_columns({ sheet: name === "" ? kindWord(kind) : name })}
      >
        <p>{m.households_import_columns_text({ row: formatCount(headerRow) })}</p>
        <DataTable
          caption={m.households_import_columns({ sheet: name === "" ? kindWord(kind) : name })}
          captionHidden
          rows={columns.map((column, at) => ({ ...column, at }))}
          rowKey={(row) => String(row.at)}
          columns={[
            {
              key: "header",
              header: m.households_import_columns_header(),
              rowHeader: true,
              cell: (row) => row.header,
            },
            {
              key: "reads",
              header: m.households_import_columns_reads(),
              cell: (row) => row.reads ?? m.households_import_columns_unread(),
            },
          ]}
        />
        {leftOut.length > 0 ? <p>{m.households_import_left_out({ rows: leftOut.join(", ") })}</p> : null}
      </Details>
    ),
  );
}

/** What was found, how often, and the refused rows to send back. */
export function ImportFindings({ result, batchId }: { result: Result; batchId: string }) {
  const rows = Object.entries(result.findings) as [FindingCode, number][];
  if (rows.length === 0) return null;
  rows.sort(([a, n], [b, k]) => FINDINGS[a].localeCompare(FINDINGS[b]) || k - n);
  return (
    <Section title={m.households_import_findings()}>
      <DataTable
        caption={m.households_import_findings()}
        captionHidden
        rows={rows}
        rowKey={([code]) => code}
        columns={[
          {
            key: "finding",
            header: m.households_import_finding(),
            rowHeader: true,
            cell: ([code]) => findingWords[code](),
          },
          {
            key: "severity",
            header: m.households_import_severity(),
            cell: ([code]) =>
              FINDINGS[code] === "refused"
                ? m.households_import_severity_refused()
                : m.households_import_severity_warning(),
          },
          {
            key: "times",
            header: m.households_import_times(),
            numeric: true,
            cell: ([, n]) => formatCount(n),
          },
        ]}
      />
      {result.total.refused > 0 ? (
        <>
          <p>{m.households_import_errors_text()}</p>
          <ButtonLink look="plain" href={`/imports/${batchId}/errors`} download>
            {m.households_import_errors()}
          </ButtonLink>
        </>
      ) : null}
    </Section>
  );
}
