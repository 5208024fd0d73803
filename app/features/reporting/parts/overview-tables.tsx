import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels } from "~/features/needs/parts/labels";
import { DataTable } from "~/ui/data-table";
import { listUrl } from "~/ui/list-url";
import type { NeedLine, Overview, PlaceLine } from "../overview-queries.server";
import { unitWords } from "./words";

type Counts = Pick<NeedLine, "verified" | "open" | "delivered" | "matched" | "waiting">;

/** Headers of the counts, in the order in which they add up; the files that are downloaded have the same. */
export const countHeaders = (): { key: keyof Counts; header: string }[] => [
  { key: "verified", header: m.reporting_word_verified() },
  { key: "delivered", header: m.reporting_word_delivered() },
  { key: "open", header: m.reporting_word_open() },
  { key: "matched", header: m.reporting_word_matched() },
  { key: "waiting", header: m.reporting_word_waiting() },
];

/** Needs of one area, one line for each kind; a need leads to its places. */
export function NeedLines({ overview, search }: { overview: Overview; search: URLSearchParams }) {
  return (
    <DataTable
      caption={m.reporting_overview_needs_caption({ place: overview.place })}
      phone="scroll"
      rows={overview.needs}
      rowKey={(row) => row.need}
      columns={[
        {
          key: "need",
          header: m.reporting_word_need(),
          rowHeader: true,
          cell: (row) => (
            <a href={`${listUrl("/overview", search, { need: row.need })}#places`} className="link">
              {needLabels[row.need]()}
            </a>
          ),
        },
        { key: "unit", header: m.reporting_word_unit(), cell: (row) => unitWords[row.unit]() },
        ...countHeaders().map(({ key, header }) => ({
          key,
          header,
          numeric: true,
          cell: (row: NeedLine) => formatCount(row[key]),
        })),
      ]}
    />
  );
}

/** Places of one area; a kecamatan leads to its desa. The total is the sum of the lines shown. */
export function PlaceLines({ overview, search }: { overview: Overview; search: URLSearchParams }) {
  const { filter, places, placesTotal } = overview;
  return (
    <DataTable
      caption={placesCaption(overview)}
      phone="scroll"
      rows={places}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "name",
          header: filter.district ? m.reporting_word_village() : m.reporting_word_district(),
          rowHeader: true,
          cell: (row) =>
            filter.district ? (
              row.name
            ) : (
              <a href={`${listUrl("/overview", search, { district: row.code })}#places`} className="link">
                {row.name}
              </a>
            ),
          total: m.reporting_word_total(),
        },
        ...countHeaders().map(({ key, header }) => ({
          key,
          header,
          numeric: true,
          cell: (row: PlaceLine) => formatCount(row[key]),
          total: formatCount(placesTotal[key]),
        })),
        ...(placesTotal.content === null
          ? []
          : [
              {
                key: "content",
                header: m.reporting_word_content(),
                numeric: true,
                cell: (row: PlaceLine) => formatCount(row.content ?? 0),
                total: formatCount(placesTotal.content),
              },
            ]),
      ]}
    />
  );
}

export function placesCaption({ filter, needs }: Overview): string {
  if (!filter.need) return m.reporting_overview_places_households();
  const line = needs.find(({ need }) => need === filter.need)!;
  return m.reporting_overview_places_need({
    need: needLabels[line.need](),
    unit: unitWords[line.unit](),
  });
}
