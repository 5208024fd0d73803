import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { RuleSetVersion } from "../queries.server";

/** The history of the rules: since when, by whom and why. */
export function VersionList({ versions, current }: { versions: readonly RuleSetVersion[]; current: number }) {
  return (
    <DataTable
      caption={m.needs_rules_versions()}
      captionHidden
      rows={versions}
      rowKey={(row) => row.version}
      columns={[
        {
          key: "version",
          header: m.needs_rules_column_version(),
          rowHeader: true,
          cell: (row) =>
            row.version === current ? (
              m.needs_rules_in_force({ n: String(row.version) })
            ) : (
              <a className="link" href={`/rule-set?version=${row.version}`}>
                {m.needs_rules_version({ n: String(row.version) })}
              </a>
            ),
        },
        { key: "from", header: m.needs_rules_column_from(), cell: (row) => formatDate(row.validFrom) },
        {
          key: "by",
          header: m.needs_rules_column_by(),
          cell: (row) => row.madeBy ?? m.needs_rules_default(),
        },
        { key: "note", header: m.needs_rules_column_note(), cell: (row) => row.note ?? "–" },
      ]}
    />
  );
}
