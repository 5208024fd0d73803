import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { Recipient } from "../queries.server";

/** The first ten of many, shown before something is done to all of them. */
export function FirstRecipients({ rows }: { rows: readonly Recipient[] }) {
  return (
    <DataTable
      caption={m.delivery_first_rows({ n: formatCount(Math.min(10, rows.length)) })}
      rows={rows.slice(0, 10)}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: m.delivery_recipient(),
          rowHeader: true,
          cell: (row) => row.memberName ?? row.headName,
        },
        {
          key: "place",
          header: m.delivery_village(),
          cell: (row) => [row.village, row.district].filter(Boolean).join(", "),
        },
      ]}
    />
  );
}
