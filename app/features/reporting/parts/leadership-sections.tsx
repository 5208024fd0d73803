import { formatCount, formatDate, formatPercent } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels } from "~/features/needs/parts/labels";
import { DataTable } from "~/ui/data-table";
import { Figure } from "~/ui/figure";
import { HouseRow } from "~/ui/house";
import { Section } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import type { DistrictState, Leadership } from "../leadership-queries.server";
import { houseWords, roomsOf } from "./need-house";
import { unitWords } from "./words";

const source = () => m.reporting_source_register();

/** The kecamatan as small houses side by side, and their numbers. */
export function Districts({ leadership: { districts, on } }: { leadership: Leadership }) {
  const verified = districts.filter((place) => place.verified > 0);
  // An empty house says nothing that a name does not say shorter.
  const undecreed = districts.filter((place) => place.verified === 0);
  const numbers = [
    { key: "verified", header: m.reporting_word_verified(), of: (row: DistrictState) => row.verified },
    { key: "delivered", header: m.reporting_word_delivered(), of: (row: DistrictState) => row.delivered },
    { key: "matched", header: m.reporting_word_matched(), of: (row: DistrictState) => row.matched },
    { key: "waiting", header: m.reporting_overview_stat_waiting(), of: (row: DistrictState) => row.waiting },
    { key: "content", header: m.reporting_word_content(), of: (row: DistrictState) => row.content },
  ];
  const sum = (of: (row: DistrictState) => number) => districts.reduce((total, row) => total + of(row), 0);
  return (
    <Section title={m.reporting_leadership_districts()}>
      <Figure
        sentence={districtsSentence(verified)}
        picture={
          <div className="flow">
            <HouseRow
              words={houseWords()}
              houses={verified.map((place) => ({
                key: place.code,
                name: place.name,
                rooms: roomsOf(place.rooms),
                note: m.reporting_leadership_district_note({
                  delivered: formatCount(place.delivered),
                  verified: formatCount(place.verified),
                }),
              }))}
            />
            {undecreed.length > 0 ? (
              <p className="text-ink-soft">
                {m.reporting_leadership_districts_none({
                  places: undecreed.map(({ name }) => name).join(", "),
                })}
              </p>
            ) : null}
          </div>
        }
        table={
          <DataTable
            caption={m.reporting_leadership_districts_caption()}
            phone="scroll"
            rows={verified}
            rowKey={(row) => row.code}
            columns={[
              {
                key: "name",
                header: m.reporting_word_district(),
                rowHeader: true,
                cell: (row) => row.name,
                total: m.reporting_word_total(),
              },
              ...numbers.map(({ key, header, of }) => ({
                key,
                header,
                numeric: true,
                cell: (row: DistrictState) => formatCount(of(row)),
                total: formatCount(sum(of)),
              })),
              {
                key: "share",
                header: m.reporting_word_share(),
                numeric: true,
                cell: (row: DistrictState) => formatPercent(row.delivered, row.verified),
                total: formatPercent(
                  sum((row) => row.delivered),
                  sum((row) => row.verified),
                ),
              },
            ]}
          />
        }
        source={source()}
        date={formatDate(on)}
      />
    </Section>
  );
}

function districtsSentence(verified: readonly DistrictState[]): string {
  const first = verified[0];
  const last = verified.at(-1);
  if (!first || !last) return m.reporting_home_house_none();
  if (first.delivered * last.verified === last.delivered * first.verified)
    return m.reporting_leadership_districts_even();
  const places = verified.slice(0, 3).map(({ name }) => name);
  return m.reporting_leadership_districts_sentence({ places: places.join(", ") });
}

/** Needs that wait and have too few places. */
export function Gaps({ leadership: { gaps, on } }: { leadership: Leadership }) {
  const [largest] = gaps;
  return (
    <Section title={m.reporting_leadership_gaps()}>
      <p className="max-w-text font-display text-lg font-semibold text-balance">
        {largest && largest.gap > 0
          ? m.reporting_leadership_gaps_sentence({
              need: needLabels[largest.need](),
              gap: formatCount(largest.gap),
              unit: unitWords[largest.unit](),
            })
          : m.reporting_leadership_gaps_none()}
      </p>
      {gaps.length === 0 ? null : (
        <DataTable
          caption={m.reporting_leadership_gaps_caption()}
          phone="scroll"
          rows={gaps}
          rowKey={(row) => row.need}
          columns={[
            {
              key: "need",
              header: m.reporting_word_need(),
              rowHeader: true,
              cell: (row) => (
                <>
                  {needLabels[row.need]()}
                  <span className="block text-sm font-normal text-ink-soft">{unitWords[row.unit]()}</span>
                </>
              ),
            },
            {
              key: "waiting",
              header: m.reporting_word_waiting(),
              numeric: true,
              cell: (row) => formatCount(row.waiting),
            },
            {
              key: "free",
              header: m.reporting_leadership_gap_free(),
              numeric: true,
              cell: (row) => formatCount(row.free),
            },
            {
              key: "gap",
              header: m.reporting_leadership_gap(),
              numeric: true,
              cell: (row) => <strong>{formatCount(row.gap)}</strong>,
            },
          ]}
        />
      )}
      <SourceLine source={source()} date={formatDate(on)} />
    </Section>
  );
}

/** Places promised by agencies and partners, and what became of them. */
export function PromisesKept({ leadership: { promises, pledges, on } }: { leadership: Leadership }) {
  const rows = [
    { key: "program", name: m.reporting_leadership_source_program(), ...promises.program },
    { key: "pledge", name: m.reporting_leadership_source_pledge(), ...promises.pledge },
  ];
  type Row = (typeof rows)[number];
  const total = (key: "capacity" | "taken" | "delivered") => rows.reduce((sum, row) => sum + row[key], 0);
  const numbers = (
    [
      ["capacity", m.reporting_leadership_capacity()],
      ["taken", m.reporting_leadership_taken()],
      ["delivered", m.reporting_leadership_given()],
    ] as const
  ).map(([key, header]) => ({
    key,
    header,
    numeric: true,
    cell: (row: Row) => formatCount(row[key]),
    total: formatCount(total(key)),
  }));
  return (
    <Section title={m.reporting_leadership_promises()}>
      <p className="max-w-text font-display text-lg font-semibold text-balance">
        {total("capacity") === 0
          ? m.reporting_leadership_promises_none()
          : m.reporting_leadership_promises_sentence({
              capacity: formatCount(total("capacity")),
              taken: formatCount(total("taken")),
              delivered: formatCount(total("delivered")),
            })}
      </p>
      <DataTable
        caption={m.reporting_leadership_promises_caption()}
        phone="scroll"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: "name",
            header: m.reporting_leadership_source(),
            rowHeader: true,
            cell: (row: Row) => row.name,
            total: m.reporting_word_total(),
          },
          ...numbers,
          {
            key: "kept",
            header: m.reporting_leadership_kept(),
            numeric: true,
            cell: (row: Row) => formatPercent(row.delivered, row.capacity),
            total: formatPercent(total("delivered"), total("capacity")),
          },
        ]}
      />
      <p className="max-w-text">
        {m.reporting_leadership_pledges({
          submitted: formatCount(pledges.submitted),
          accepted: formatCount(pledges.accepted),
          running: formatCount(pledges.running),
          completed: formatCount(pledges.completed),
          withdrawn: formatCount(pledges.withdrawn),
        })}
      </p>
      <SourceLine source={m.reporting_agency_source()} date={formatDate(on)} />
    </Section>
  );
}
