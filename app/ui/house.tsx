import { useId, type ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { HouseDrawing, type HouseCount, type HouseRoom, type RoofNumber } from "~/ui/house-drawing";
import { HouseLegend, type HouseWords } from "~/ui/house-legend";
import { narrowPlan, smallPlan, widePlan } from "~/ui/house-plan";
import { formatCount } from "~/platform/i18n/format";

export type { HouseCount, HouseRoom, RoofNumber, HouseWords };

type HouseProps = {
  /** What the picture is: "Rumah besar Kabupaten Bekasi". Its `<title>`. */
  title: string;
  /** The needs, in the order of `houseRoomIds`. */
  rooms: readonly HouseRoom[];
  /** Exactly three: on the list, served, waiting. */
  roof: readonly [RoofNumber, RoofNumber, RoofNumber];
  words: HouseWords;
};

/**
 * The big house: each room fills from the floor with what was delivered, lighter with what is matched, hatched with what
 * waits. Drawn twice, for wide and for narrow screens, of which one is always switched off (also for screen readers).
 * Pair it with HouseTable, best inside Figure.
 */
export function House({ title, rooms, roof, words }: HouseProps) {
  const id = useId().replaceAll(":", "");
  const summary = `${roofSummary(roof)} ${roomSummary(rooms)}`;
  return (
    <div className="grid gap-4">
      {[
        { plan: widePlan, key: "wide", className: "mx-auto max-w-[62rem] max-md:hidden print:block!" },
        { plan: narrowPlan, key: "narrow", className: "mx-auto max-w-md md:hidden print:hidden!" },
      ].map(({ plan, key, className }) => (
        <HouseDrawing
          key={key}
          plan={plan}
          rooms={rooms}
          roof={roof}
          id={`${id}-${key}`}
          className={className}
        >
          <title id={`${id}-${key}-title`}>{title}</title>
          <desc id={`${id}-${key}-desc`}>{`${words.delivered}. ${summary}`}</desc>
        </HouseDrawing>
      ))}
      <HouseLegend words={words} withShare />
    </div>
  );
}

export type SmallHouse = {
  key: string;
  name: string;
  href?: string;
  rooms: readonly HouseRoom[];
  /** One line under the name: "412 dari 1.020 keluarga terlayani". */
  note?: ReactNode;
};

/** Houses side by side, one per place, with one legend for all. */
export function HouseRow({ houses, words }: { houses: readonly SmallHouse[]; words: HouseWords }) {
  const id = useId().replaceAll(":", "");
  return (
    <div className="grid gap-6">
      <ul className="grid grid-cols-2 gap-x-6 gap-y-8 sm:grid-cols-3 lg:grid-cols-5">
        {houses.map(({ key, name, href, rooms, note }, index) => (
          <li key={key} className="break-inside-avoid">
            <HouseDrawing plan={smallPlan} rooms={rooms} id={`${id}-${index}`}>
              <title id={`${id}-${index}-title`}>{name}</title>
              <desc id={`${id}-${index}-desc`}>{`${words.delivered}. ${roomSummary(rooms)}`}</desc>
            </HouseDrawing>
            <p className="mt-2 leading-tight font-semibold">
              {href ? (
                <a href={href} className="link">
                  {name}
                </a>
              ) : (
                name
              )}
            </p>
            {note ? <p className="text-sm text-ink-soft">{note}</p> : null}
          </li>
        ))}
      </ul>
      <HouseLegend words={words} />
    </div>
  );
}

function roofSummary(roof: readonly RoofNumber[]): string {
  return `${m.ui_house_roof()}: ${roof.map(({ label, value }) => `${label} ${value}`).join(", ")}.`;
}

function roomSummary(rooms: readonly HouseRoom[]): string {
  return `${rooms.map(sentence).join("; ")}.`;
}

function sentence(room: HouseRoom): string {
  const { name } = room;
  if ("hiddenBelow" in room) return m.ui_house_hidden({ name });
  const total = room.delivered + room.matched + room.waiting;
  if (total === 0) return m.ui_house_none({ name });
  if (room.few?.counts.includes("delivered"))
    return m.ui_house_few({ name, limit: formatCount(room.few.below), total: formatCount(total) });
  return m.ui_house_share({ name, delivered: formatCount(room.delivered), total: formatCount(total) });
}
