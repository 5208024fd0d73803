import { m } from "~/platform/i18n/generated/messages";
import { EmptyState } from "~/ui/empty-state";
import { Figure } from "~/ui/figure";
import { House, HouseRow, type HouseRoom } from "~/ui/house";
import { HouseTable } from "~/ui/house-table";
import { houseRoomIds, type HouseRoomId } from "~/ui/house-things";
import { formatCount } from "~/platform/i18n/format";
import { Section } from "~/ui/page";

const names: Record<HouseRoomId, () => string> = {
  housing: m.ui_gallery_room_housing,
  water: m.ui_gallery_room_water,
  sanitation: m.ui_gallery_room_sanitation,
  electricity: m.ui_gallery_room_electricity,
  food: m.ui_gallery_room_food,
  health: m.ui_gallery_room_health,
  care: m.ui_gallery_room_care,
  school: m.ui_gallery_room_school,
  skills: m.ui_gallery_room_skills,
  work: m.ui_gallery_room_work,
  livelihood: m.ui_gallery_room_livelihood,
  documents: m.ui_gallery_room_documents,
};

/** Delivered, matched, waiting: all, none, a little, nothing needed and hidden are among them. */
const counts: readonly (readonly [number, number, number])[] = [
  [412, 268, 590],
  [640, 120, 210],
  [88, 340, 512],
  [301, 0, 0],
  [1204, 300, 160],
  [2, 0, 640],
  [120, 60, 240],
  [455, 35, 22],
  [96, 210, 480],
  [0, 44, 310],
  [0, 0, 0],
];

const rooms = (shift: number): HouseRoom[] =>
  houseRoomIds.map((id, index) => {
    const [delivered, matched, waiting] = counts[(index + shift) % 12] ?? [];
    const name = names[id]();
    return delivered === undefined || matched === undefined || waiting === undefined
      ? { id, name, hiddenBelow: 10 }
      : { id, name, delivered, matched, waiting };
  });

/** The house: large, small, empty. */
export function GalleryHouse() {
  const words = {
    delivered: m.ui_gallery_delivered(),
    matched: m.ui_gallery_matched(),
    waiting: m.ui_gallery_waits(),
  };
  const tableWords = {
    ...words,
    room: m.ui_gallery_room(),
    total: m.ui_gallery_total(),
    share: m.ui_gallery_share(),
  };
  return (
    <>
      <Section title={m.ui_gallery_house()}>
        <Figure
          sentence={m.ui_gallery_house_sentence()}
          picture={
            <House
              title={m.ui_gallery_house_title()}
              rooms={rooms(0)}
              roof={[
                { label: m.ui_gallery_on_list(), value: formatCount(3961) },
                { label: m.ui_gallery_served(), value: formatCount(2214) },
                { label: m.ui_gallery_waiting(), value: formatCount(1747) },
              ]}
              words={words}
            />
          }
          table={<HouseTable caption={m.ui_gallery_caption()} rooms={rooms(0)} words={tableWords} />}
          source={m.ui_gallery_source()}
          date={m.ui_gallery_date()}
        />
      </Section>
      <Section title={m.ui_gallery_small_houses()}>
        <HouseRow
          words={words}
          houses={[..."ABCDE"].map((letter, index) => ({
            key: letter,
            name: m.ui_gallery_place({ letter }),
            href: "#content",
            rooms: rooms(index * 5 + 1),
            note: m.ui_gallery_note(),
          }))}
        />
      </Section>
      <Section title={m.ui_gallery_empty_house()}>
        <EmptyState title={m.ui_gallery_empty()}>
          <p>{m.ui_gallery_empty_text()}</p>
        </EmptyState>
      </Section>
    </>
  );
}
