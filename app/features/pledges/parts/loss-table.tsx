import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";

type LossTableProps = {
  losses: readonly { district: string | null; places: number }[];
  placeNames: Record<string, string>;
};

type LossTextProps = {
  /** null: fewer than `fewerThan`, perhaps none */
  lost: number | null;
  fewerThan: number;
  gone?: boolean;
};

/** How many lose, or lost, their place with a pledge, in one sentence. */
export function LossText({ lost, fewerThan, gone = false }: LossTextProps) {
  if (lost === null) return <p>{m.pledges_withdraw_text_few({ n: formatCount(fewerThan) })}</p>;
  if (gone) return <p>{m.pledges_losses_all({ n: formatCount(lost) })}</p>;
  return (
    <p>
      {lost > 0
        ? m.pledges_withdraw_text({ n: formatCount(lost), count: lost })
        : m.pledges_withdraw_text_none()}
    </p>
  );
}

/** Places that go or went with a pledge, per kecamatan: for the administration. */
export function LossTable({ losses, placeNames }: LossTableProps) {
  if (losses.length === 0) return null;
  return (
    <DataTable
      caption={m.pledges_losses_title()}
      phone="scroll"
      rows={losses}
      rowKey={(row) => row.district ?? ""}
      columns={[
        {
          key: "district",
          header: m.pledges_record_district(),
          rowHeader: true,
          cell: (row) => (row.district === null ? null : placeNames[row.district]) ?? row.district,
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
