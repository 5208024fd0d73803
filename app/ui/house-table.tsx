import { Amount } from "~/ui/amount";
import { DataTable, type Column } from "~/ui/data-table";
import type { HouseCount, HouseRoom, HouseWords } from "~/ui/house";
import { formatCount, formatPercent } from "~/platform/i18n/format";

type HouseTableProps = {
  /** Says the unit as well: "Kebutuhan terverifikasi per jenis, dalam kebutuhan". */
  caption: string;
  rooms: readonly HouseRoom[];
  words: HouseWords & { room: string; total: string; share: string };
};

type Counted = Exclude<HouseRoom, { hiddenBelow: number }>;

/** The numbers of the house, line by line: the picture's twin. */
export function HouseTable({ caption, rooms, words }: HouseTableProps) {
  const counts: Column<HouseRoom>[] = (["delivered", "matched", "waiting"] as const).map((key) => ({
    key,
    header: words[key],
    numeric: true,
    cell: (room) => number(room, key),
  }));
  return (
    <div className="mx-auto max-w-[62rem]">
      <DataTable
        caption={caption}
        rows={rooms}
        rowKey={(room) => room.id}
        phone="scroll"
        columns={[
          { key: "room", header: words.room, rowHeader: true, cell: (room) => room.name },
          ...counts,
          { key: "total", header: words.total, numeric: true, cell: totalCell },
          { key: "share", header: words.share, numeric: true, cell: share },
        ]}
      />
    </div>
  );
}

function total({ delivered, matched, waiting }: Counted): number {
  return delivered + matched + waiting;
}

function number(room: HouseRoom, key: HouseCount) {
  if ("hiddenBelow" in room) return <Amount terse value={{ hiddenBelow: room.hiddenBelow }} />;
  const hidden = room.few?.counts.includes(key);
  return <Amount terse value={hidden ? { hiddenBelow: room.few?.below ?? 0 } : room[key]} />;
}

/** The sum of what is shown; where something is hidden, it is at least that. */
function totalCell(room: HouseRoom) {
  if ("hiddenBelow" in room) return <Amount terse value={{ hiddenBelow: 3 * room.hiddenBelow }} />;
  return <Amount value={room.few ? { text: `≥ ${formatCount(total(room))}` } : total(room)} />;
}

/** The share of what is shown: an upper bound where other counts are hidden, nothing where the delivered are. */
function share(room: HouseRoom) {
  if ("hiddenBelow" in room || total(room) === 0) return <Amount value="not-applicable" />;
  const { few } = room;
  if (few?.counts.includes("delivered"))
    return <Amount value={{ text: `< ${formatPercent(few.below, few.below + total(room))}` }} />;
  return <Amount value={{ text: `${few ? "≤ " : ""}${formatPercent(room.delivered, total(room))}` }} />;
}
