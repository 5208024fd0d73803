import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { HouseholdNeed } from "../queries.server";
import { needLabels } from "./labels";
import { NeedStateTag } from "./need-state-tag";
import { groundText } from "./rule-text";

/** The needs of one household and its members, each with what it rests on. */
export function HouseholdNeeds({ needs }: { needs: readonly HouseholdNeed[] }) {
  if (needs.length === 0) return <p>{m.needs_household_none()}</p>;
  return (
    <DataTable
      caption={m.needs_title()}
      captionHidden
      rows={needs}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "need",
          header: m.needs_column_need(),
          rowHeader: true,
          cell: (row) => needLabels[row.code](),
        },
        {
          key: "whose",
          header: m.needs_household_whose(),
          cell: (row) => row.memberName ?? m.needs_household_whole(),
        },
        {
          key: "state",
          header: m.needs_household_state(),
          cell: (row) => <NeedStateTag state={row.state} />,
        },
        { key: "ground", header: m.needs_household_ground(), cell: (row) => groundOf(row) },
        {
          key: "since",
          header: m.needs_household_since(),
          cell: (row) => (row.openSince ? formatDate(row.openSince) : "–"),
        },
      ]}
    />
  );
}

function groundOf({ ground, source, asOf, state }: HouseholdNeed): string {
  if (ground.answers === undefined)
    return state === "unknown" ? m.needs_source_unasked() : sourceOf(source, asOf);
  const answers = groundText(ground.answers);
  return answers === "" ? sourceOf(source, asOf) : `${answers} (${sourceOf(source, asOf)})`;
}

function sourceOf(source: string, asOf: string): string {
  if (source === "visit") return m.needs_source_visit({ date: formatDate(asOf) });
  return source === "import" ? m.needs_source_import({ date: formatDate(asOf) }) : m.needs_source_age();
}
