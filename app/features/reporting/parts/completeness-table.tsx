import { m } from "~/platform/i18n/generated/messages";
import { classWords } from "~/features/verification/parts/labels";
import { completenessClasses } from "~/features/verification/rules/completeness";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import type { PlaceCompleteness } from "../completeness-queries.server";

/** The classes side by side, their sum, and the number of all households as the register itself counts it. */
export function CompletenessTable({ places }: { places: readonly PlaceCompleteness[] }) {
  const total = (of: (place: PlaceCompleteness) => number) => (
    <Amount value={places.reduce((sum, place) => sum + of(place), 0)} />
  );
  return (
    <DataTable
      caption={m.verification_completeness_table()}
      captionHidden
      phone="scroll"
      rows={places}
      rowKey={(place) => place.code}
      columns={[
        {
          key: "place",
          header: places[0]?.code.length === 13 ? m.verification_village() : m.verification_district(),
          rowHeader: true,
          cell: (place) =>
            place.code.length === 8 ? (
              <a className="link inline-block min-h-6" href={`/completeness?district=${place.code}`}>
                {place.name}
              </a>
            ) : (
              place.name
            ),
          total: m.verification_completeness_all(),
        },
        ...completenessClasses.map((name) => ({
          key: name,
          header: classWords[name](),
          numeric: true,
          cell: (place: PlaceCompleteness) => <Amount value={place.counts[name]} />,
          total: total((place) => place.counts[name]),
        })),
        {
          key: "sum",
          header: m.verification_completeness_sum(),
          numeric: true,
          cell: (place) => <Amount value={place.sum} />,
          total: total((place) => place.sum),
        },
        {
          key: "all",
          header: m.verification_completeness_all(),
          numeric: true,
          cell: (place) => <Amount value={place.all} />,
          total: total((place) => place.all),
        },
      ]}
    />
  );
}
