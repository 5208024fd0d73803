import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import { Figure } from "~/ui/figure";
import { needLabels } from "~/features/needs/parts/labels";
import type { OpenNeeds } from "../cell-queries.server";
import { unitOf } from "./market-words";
import { TileMap, type TilePlace } from "./tile-map";

type NeedPlacesProps = {
  cells: OpenNeeds["needs"][number];
  asOf: string;
  step: number;
  fewerThan: number;
};

/** One need by kecamatan: a sentence, the tiles, and the same figures as a table. */
export function NeedPlaces({ cells, asOf, step, fewerThan }: NeedPlacesProps) {
  const { need, districts, few } = cells;
  const unit = unitOf(need);
  const places: TilePlace[] = [
    ...districts,
    ...few.codes.map((code, i) => ({ code, name: few.names[i] ?? code, count: null })),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
  const most = [...districts].sort((a, b) => b.count - a.count).slice(0, 3);
  const n = (count: number) => formatCount(count);
  const sentence =
    most.length === 0
      ? m.pledges_map_sentence_none({ few: n(fewerThan) })
      : m.pledges_map_sentence({ names: most.map(({ name, count }) => `${name} (${n(count)})`).join(", ") });
  const rows = [
    ...[...districts]
      .sort((a, b) => b.count - a.count)
      .map(({ code, name, count }) => ({ key: code, name, count: count as number | null })),
    ...(few.codes.length > 0
      ? [
          {
            key: "few",
            name: (districts.length === 0 ? m.pledges_need_few_all : m.pledges_need_few)({
              n: n(few.codes.length),
            }),
            count: null,
          },
        ]
      : []),
  ];
  return (
    <Figure
      sentence={sentence}
      picture={
        <>
          <p className="max-w-text text-sm text-ink-soft">{m.pledges_map_order({ unit })}</p>
          <TileMap
            title={m.pledges_map_title({ need: needLabels[need]() })}
            summary={`${sentence} ${places.map(({ name, count }) => `${name}: ${count === null ? `< ${n(fewerThan)}` : n(count)}`).join("; ")}.`}
            places={places}
            step={step}
            fewerThan={fewerThan}
          />
        </>
      }
      table={
        <>
          <DataTable
            caption={m.pledges_need_by_district()}
            captionHidden
            phone="scroll"
            rows={rows}
            rowKey={(row) => row.key}
            columns={[
              {
                key: "name",
                header: m.pledges_record_district(),
                rowHeader: true,
                cell: (row) => row.name,
              },
              {
                key: "open",
                header: m.pledges_market_open(),
                numeric: true,
                cell: (row) => <Amount value={row.count ?? { hiddenBelow: fewerThan }} unit={unit} />,
              },
            ]}
          />
          {few.codes.length > 0 ? (
            <p className="max-w-text text-sm text-ink-soft">{few.names.join(", ")}</p>
          ) : null}
        </>
      }
      source={m.pledges_market_source()}
      date={formatDate(asOf)}
    />
  );
}
