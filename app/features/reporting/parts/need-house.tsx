import type { ReactNode } from "react";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { dimensionLabels } from "~/features/needs/parts/labels";
import { Figure } from "~/ui/figure";
import { House, type HouseCount, type HouseRoom } from "~/ui/house";
import { HouseTable } from "~/ui/house-table";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { dimensions, unitOfDimension, type Standing } from "../rules/rooms";
import { roomOfDimension, unitWords } from "./words";

type Dimension = (typeof dimensions)[number];

export const houseWords = () => ({
  delivered: m.reporting_word_delivered(),
  matched: m.reporting_word_matched(),
  waiting: m.reporting_word_waiting(),
});

const tableWords = () => ({
  ...houseWords(),
  room: m.reporting_word_need(),
  total: m.reporting_word_verified(),
  share: m.reporting_word_share(),
});

/** The rooms of the drawn house, all counts known. */
export function roomsOf(counts: Record<Dimension, Standing>): HouseRoom[] {
  return dimensions.map((dimension) => ({
    id: roomOfDimension[dimension],
    name: dimensionLabels[dimension](),
    ...counts[dimension],
  }));
}

const standings: HouseCount[] = ["delivered", "matched", "waiting"];

/** The rooms as the public may see them: a room of which nothing may be shown is hidden as a whole. */
export function publicRooms(
  counts: Record<Dimension, Record<HouseCount, Shown>>,
  limit: number,
): HouseRoom[] {
  return dimensions.map((dimension) => {
    const counted = counts[dimension];
    const few = standings.filter((standing) => counted[standing] === null);
    const base = { id: roomOfDimension[dimension], name: dimensionLabels[dimension]() };
    if (few.length === standings.length) return { ...base, hiddenBelow: limit };
    return {
      ...base,
      delivered: counted.delivered ?? 0,
      matched: counted.matched ?? 0,
      waiting: counted.waiting ?? 0,
      few: few.length > 0 ? { below: limit, counts: few } : undefined,
    };
  });
}

/** Rooms named with what they count, for the table: "Rumah (keluarga)". */
function withUnits(rooms: readonly HouseRoom[]): HouseRoom[] {
  return rooms.map((room, index) => ({
    ...room,
    name: m.reporting_house_room_unit({
      name: room.name,
      unit: unitWords[unitOfDimension(dimensions[index]!)](),
    }),
  }));
}

type NeedHouseProps = {
  title: string;
  sentence: ReactNode;
  rooms: readonly HouseRoom[];
  roof: { listed: string; served: string; waiting: string };
  /** What the roof counts: everybody on the list, or only those on a decree valid today. */
  of?: "listed" | "verified";
  date: string;
  foldTable?: boolean;
};

/** The big house with its sentence, table, source and date. */
export function NeedHouse({
  title,
  sentence,
  rooms,
  roof,
  of = "listed",
  date,
  foldTable = true,
}: NeedHouseProps) {
  return (
    <Figure
      sentence={sentence}
      picture={
        <House
          title={title}
          rooms={rooms}
          roof={[
            {
              label: of === "verified" ? m.reporting_roof_verified() : m.reporting_roof_listed(),
              value: roof.listed,
            },
            { label: m.reporting_roof_served(), value: roof.served },
            { label: m.reporting_roof_waiting(), value: roof.waiting },
          ]}
          words={houseWords()}
        />
      }
      table={
        <HouseTable caption={m.reporting_house_caption()} rooms={withUnits(rooms)} words={tableWords()} />
      }
      foldTable={foldTable}
      source={m.reporting_source_register()}
      date={formatDate(date)}
    />
  );
}

export function roofOf({ listed, served }: { listed: number; served: number }) {
  return { listed: formatCount(listed), served: formatCount(served), waiting: formatCount(listed - served) };
}
