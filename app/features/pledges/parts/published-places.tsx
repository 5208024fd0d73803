import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { ShownPlaces } from "~/features/disclosure/queries.server";
import { FigureNote } from "./market-words";

type PublishedPlacesProps = { places: ShownPlaces; placeNames: Record<string, string> };

/** Where the places of pledges were delivered, by kecamatan, as far as it is published; and why there is no more. */
export function PublishedPlaces({ places, placeNames }: PublishedPlacesProps) {
  const { asOf, nextOn, step, fewerThan, districts } = places;
  if (asOf === null) return <p className="max-w-text">{m.pledges_places_unpublished()}</p>;
  if (districts.length === 0)
    return (
      <p className="max-w-text">
        {m.pledges_places_few({
          ...{ n: formatCount(fewerThan), date: formatDate(asOf) },
          next: formatDate(nextOn ?? asOf),
        })}
      </p>
    );
  return (
    <>
      <DataTable
        caption={m.pledges_places_caption()}
        captionHidden
        phone="scroll"
        rows={districts}
        rowKey={(row) => row.code}
        columns={[
          {
            key: "district",
            header: m.pledges_record_district(),
            rowHeader: true,
            cell: (row) => placeNames[row.code] ?? row.code,
          },
          {
            key: "delivered",
            header: m.pledges_record_delivered(),
            numeric: true,
            cell: (row) => formatCount(row.count),
          },
        ]}
      />
      <FigureNote {...{ asOf, nextOn, step, fewerThan }} />
    </>
  );
}
