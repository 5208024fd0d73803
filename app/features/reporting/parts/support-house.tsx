import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Figure } from "~/ui/figure";
import { House } from "~/ui/house";
import { HouseTable } from "~/ui/house-table";
import type { Progress } from "../progress-queries.server";
import { verifiedOf } from "../rules/rooms";
import { roomsOf } from "./need-house";

/** What a partner's support built: rooms of places, delivered, matched, or still without a recipient. */
export function SupportHouse({ progress }: { progress: Progress }) {
  const { all, rooms, pledges } = progress;
  const places = verifiedOf(all);
  const hidden = pledges.filter(({ standing }) => standing === null);
  const few =
    hidden.length > 0 ? (
      <p className="max-w-text">
        {m.reporting_progress_few({
          ...{ n: formatCount(hidden.length), count: hidden.length },
          limit: formatCount(Math.max(...hidden.map(({ fewerThan }) => fewerThan))),
        })}
      </p>
    ) : null;
  if (places === 0) return few ?? <NoSupportYet />;
  const words = {
    delivered: m.reporting_word_delivered(),
    matched: m.reporting_word_matched(),
    waiting: m.reporting_progress_word_waiting(),
  };
  return (
    <Figure
      sentence={m.reporting_progress_sentence({
        places: formatCount(places),
        delivered: formatCount(all.delivered),
        matched: formatCount(all.matched),
      })}
      picture={
        <House
          title={m.reporting_progress_house_title()}
          rooms={roomsOf(rooms)}
          roof={[
            { label: m.reporting_roof_places(), value: formatCount(places) },
            { label: m.reporting_roof_matched(), value: formatCount(all.matched + all.delivered) },
            { label: m.reporting_roof_delivered(), value: formatCount(all.delivered) },
          ]}
          words={words}
        />
      }
      table={
        <>
          {few}
          <HouseTable
            caption={m.reporting_progress_house_caption()}
            rooms={roomsOf(rooms).filter((room) => "delivered" in room && verifiedOf(room) > 0)}
            words={{
              ...words,
              room: m.reporting_word_need(),
              total: m.reporting_leadership_capacity(),
              share: m.reporting_word_share(),
            }}
          />
        </>
      }
      source={m.reporting_progress_source()}
      date={formatDate(progress.on)}
    />
  );
}

/** Nothing pledged yet: where to begin. */
function NoSupportYet() {
  return (
    <EmptyState
      title={m.reporting_progress_empty()}
      action={
        <ButtonLink href="/market" look="plain">
          {m.reporting_progress_empty_action()}
        </ButtonLink>
      }
    >
      <p>{m.reporting_progress_empty_text()}</p>
    </EmptyState>
  );
}
