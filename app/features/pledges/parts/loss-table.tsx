import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";

type LossTableProps = {
  losses: readonly { district: string; places: number }[];
  placeNames: Record<string, string>;
};

/** Places that go or went with a pledge, per kecamatan. */
export function LossTable({ losses, placeNames }: LossTableProps) {
  return (
    <DataTable
      caption={m.pledges_losses_title()}
      phone="scroll"
      rows={losses}
      rowKey={(row) => row.district}
      columns={[
        {
          key: "district",
          header: m.pledges_record_district(),
          rowHeader: true,
          cell: (row) => placeNames[row.district] ?? row.district,
        },
        {
          key: "places",
          header: m.pledges_losses_places(),
          numeric: true,
          cell: (row) => formatCount(row.places),
        },
      ]}
    />
  );
}
