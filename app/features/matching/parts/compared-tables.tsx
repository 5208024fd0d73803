import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { ComparedDistrict, ComparedOffer } from "../compare-queries.server";
import { signed } from "./difference-figures";

const places = (count: number | null) => (count === null ? "–" : formatCount(count));

/** Offer by offer; after an approval also the places that came free or were added since. */
export function ComparedOffers({ offers }: { offers: readonly ComparedOffer[] }) {
  const since = offers.some(({ fresh }) => fresh !== null);
  return (
    <DataTable
      caption={m.matching_by_offer()}
      captionHidden
      phone="scroll"
      rows={offers}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "offer",
          header: m.matching_offer(),
          rowHeader: true,
          cell: (row) => (
            <>
              {row.label}
              <span className="block text-sm font-normal text-ink-soft">{needLabels[row.need]()}</span>
            </>
          ),
        },
        {
          key: "places",
          header: m.matching_places_free(),
          numeric: true,
          cell: (row) => m.matching_from_to({ from: places(row.placesBefore), to: places(row.placesAfter) }),
        },
        ...(since
          ? [
              {
                key: "fresh",
                header: m.matching_fresh_places(),
                numeric: true,
                cell: (row: ComparedOffer) => places(row.fresh),
              },
            ]
          : []),
        {
          key: "served",
          header: m.matching_served(),
          numeric: true,
          cell: (row) =>
            m.matching_from_to({ from: formatCount(row.servedBefore), to: formatCount(row.servedAfter) }),
        },
        {
          key: "difference",
          header: m.matching_difference(),
          numeric: true,
          cell: (row) => signed(row.servedAfter - row.servedBefore),
        },
      ]}
    />
  );
}

/** Kecamatan by kecamatan; standing matches count in both. */
export function ComparedDistricts({ districts }: { districts: readonly ComparedDistrict[] }) {
  return (
    <DataTable
      caption={m.matching_districts_title()}
      captionHidden
      phone="scroll"
      rows={districts}
      rowKey={(row) => row.code}
      columns={[
        { key: "district", header: m.matching_district(), rowHeader: true, cell: (row) => row.name },
        {
          key: "before",
          header: m.matching_first_run(),
          numeric: true,
          cell: (row) => formatCount(row.before),
        },
        {
          key: "after",
          header: m.matching_second_run(),
          numeric: true,
          cell: (row) => formatCount(row.after),
        },
        {
          key: "difference",
          header: m.matching_difference(),
          numeric: true,
          cell: (row) => signed(row.after - row.before),
        },
      ]}
    />
  );
}
