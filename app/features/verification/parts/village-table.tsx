import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import type { VillageProgress } from "../village-queries.server";
import { ListTag } from "./tags";

/** Villages and how many of their families stand where. */
export function VillageTable({ rows }: { rows: readonly VillageProgress[] }) {
  const count = (key: keyof VillageProgress, header: string) => ({
    key,
    header,
    numeric: true,
    phoneHidden: (row: VillageProgress) => key !== "total" && row[key] === 0,
    cell: (row: VillageProgress) => <Amount value={row[key] as number} />,
  });
  return (
    <DataTable
      caption={m.verification_villages_title()}
      captionHidden
      phone="cards"
      rows={rows}
      rowKey={(row) => row.village}
      columns={[
        {
          key: "village",
          header: m.verification_village(),
          rowHeader: true,
          cell: (row) => (
            <>
              <a className="link" href={`/verification/villages/${row.village}`}>
                {row.name}
              </a>
              <span className="block text-sm font-normal text-ink-soft">{row.district}</span>
            </>
          ),
        },
        {
          key: "list",
          header: m.verification_col_list(),
          cell: (row) =>
            row.roundId ? (
              <a href={`/rounds/${row.roundId}`} className="inline-block min-h-6">
                <ListTag state={row.roundState} returned={row.returned} />
              </a>
            ) : (
              <ListTag state={null} returned={false} />
            ),
        },
        count("total", m.verification_col_total()),
        count("toVisit", m.verification_col_to_visit()),
        count("enumerated", m.verification_col_enumerated()),
        count("deliberated", m.verification_col_deliberated()),
        count("underReview", m.verification_col_under_review()),
        count("announced", m.verification_col_announced()),
        count("decreed", m.verification_col_decreed()),
        count("out", m.verification_col_out()),
      ]}
    />
  );
}
