import type { HistoryEntry } from "~/platform/access/timeline.server";
import { actLabels } from "~/platform/i18n/act-labels";
import { formatCount, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { roleLabels } from "~/features/accounts/parts/role-labels";
import { DataTable } from "~/ui/data-table";
import { Details } from "~/ui/details";
import { listUrl } from "~/ui/list-url";

type AuditTableProps = { rows: readonly HistoryEntry[]; search: URLSearchParams; timeZone: string };

/** Lines of the log: what, who, when, on which record. The log holds no names of citizens. */
export function AuditTable({ rows, search, timeZone }: AuditTableProps) {
  return (
    <DataTable
      caption={m.audit_title()}
      captionHidden
      rows={rows}
      rowKey={(row) => row.seq}
      columns={[
        {
          key: "seq",
          header: m.audit_number(),
          numeric: true,
          cell: (row) => formatCount(row.seq),
        },
        {
          key: "act",
          header: m.audit_act(),
          rowHeader: true,
          cell: (row) => (
            <>
              {actLabels[row.act]?.() ?? row.act}
              {row.reason ? <span className="block font-normal text-ink-soft">{row.reason}</span> : null}
            </>
          ),
        },
        {
          key: "who",
          header: m.audit_actor(),
          cell: (row) => (
            <>
              {row.actor ?? roleLabels[row.role]()}
              {row.actor ? (
                <span className="block text-sm text-ink-soft">{roleLabels[row.role]()}</span>
              ) : null}
            </>
          ),
        },
        { key: "at", header: m.audit_at(), cell: (row) => formatMoment(row.at, timeZone) },
        { key: "region", header: m.audit_region(), cell: (row) => row.region ?? "–" },
        {
          key: "subject",
          header: m.audit_subject(),
          cell: (row) => <Subject row={row} search={search} />,
        },
      ]}
    />
  );
}

function Subject({ row, search }: { row: HistoryEntry; search: URLSearchParams }) {
  const details = Object.entries(row.details);
  return (
    <>
      {row.subjectId ? (
        <a
          href={listUrl("/audit", search, { subject: row.subjectId })}
          className="link inline-block min-h-6 wrap-anywhere"
        >
          <span className="sr-only">{m.audit_subject_of({ seq: formatCount(row.seq) })} </span>
          {`…${row.subjectId.slice(-12)}`}
        </a>
      ) : (
        "–"
      )}
      {details.length > 0 ? (
        <Details summary={m.audit_details()}>
          <ul className="text-sm">
            {details.map(([name, value]) => (
              <li key={name} className="wrap-anywhere">
                {`${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}
