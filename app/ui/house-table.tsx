import { Amount } from "~/ui/amount";
import { DataTable, type Column } from "~/ui/data-table";
import type { HouseRoom, HouseWords } from "~/ui/house";
import { formatPercent } from "~/platform/i18n/format";

type HouseTableProps = {
  /** Says the unit as well: "Kebutuhan terverifikasi per jenis, dalam kebutuhan". */
  caption: string;
  rooms: readonly HouseRoom[];
  words: HouseWords & { room: string; total: string; share: string };
};

type Counted = { delivered: number; matched: number; waiting: number };

/** The numbers of the house, line by line: the picture's twin. */
export function HouseTable({ caption, rooms, words }: HouseTableProps) {
  const counts: Column<HouseRoom>[] = (["delivered", "matched", "waiting"] as const).map((key) => ({
    key,
    header: words[key],
    numeric: true,
    cell: (room) => number(room, (counted) => counted[key]),
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
          { key: "total", header: words.total, numeric: true, cell: (room) => number(room, total) },
          { key: "share", header: words.share, numeric: true, cell: share },
        ]}
      />
    </div>
  );
}

function total({ delivered, matched, waiting }: Counted): number {
  return delivered + matched + waiting;
}

function number(room: HouseRoom, of: (counted: Counted) => number) {
  return <Amount terse value={"hiddenBelow" in room ? { hiddenBelow: room.hiddenBelow } : of(room)} />;
}

function share(room: HouseRoom) {
  if ("hiddenBelow" in room || total(room) === 0) return <Amount value="not-applicable" />;
  return <Amount value={{ text: formatPercent(room.delivered, total(room)) }} />;
}
