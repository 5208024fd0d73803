import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { EmptyState } from "~/ui/empty-state";
import { Section } from "~/ui/page";
import { StatRow, type StatProps } from "~/ui/stat";
import type { Picture } from "../home-queries.server";
import { LatestPledges } from "./latest-pledges";
import { NeedHouse, roofOf, roomsOf } from "./need-house";
import { ProgramTable } from "./program-table";
import { SupportHouse } from "./support-house";
import { unitWords } from "./words";

type HomePictureProps = { picture: Picture; on: string; moreHref?: string };

/** The one picture that matters to this role. */
export function HomePicture({ picture, on, moreHref }: HomePictureProps) {
  const more = moreHref ? (
    <a href={moreHref} className="link">
      {m.reporting_home_picture_more()}
    </a>
  ) : undefined;
  switch (picture.kind) {
    case "house":
      return (
        <Section title={m.reporting_home_picture_house()} actions={more}>
          <HousePicture picture={picture} on={on} />
        </Section>
      );
    case "support":
      return (
        <>
          {picture.latest.length > 0 ? <LatestPledges pledges={picture.latest} /> : null}
          <Section title={m.reporting_home_picture_support()} actions={more}>
            <SupportHouse progress={picture.progress} />
          </Section>
        </>
      );
    case "programs":
      return (
        <Section title={m.reporting_home_picture_places()}>
          <ProgramTable programs={picture.programs} on={on} />
        </Section>
      );
    case "proposals":
      return (
        <Numbers
          title={m.reporting_home_picture_proposals()}
          on={on}
          source={m.reporting_source_register()}
          unit={unitWords.household}
          numbers={[
            [m.reporting_proposals_under_way(), picture.underWay],
            [m.reporting_proposals_decreed(), picture.decreed],
            [m.reporting_proposals_refused(), picture.refused],
          ]}
        />
      );
    case "registry":
      return (
        <Numbers
          title={m.reporting_home_picture_registry()}
          on={on}
          source={m.reporting_source_register()}
          unit={unitWords.person}
          numbers={[
            [m.reporting_registry_sent(), picture.sent],
            [m.reporting_registry_done(), picture.checked],
          ]}
        />
      );
    case "accounts":
      return (
        <Numbers
          title={m.reporting_home_picture_accounts()}
          on={on}
          source={m.reporting_accounts_source()}
          unit={(count) => m.reporting_unit_accounts({ count })}
          numbers={[
            [m.reporting_accounts_active(), picture.active],
            [m.reporting_accounts_invited(), picture.invited],
          ]}
        />
      );
  }
}

function HousePicture({ picture, on }: { picture: Extract<Picture, { kind: "house" }>; on: string }) {
  if (picture.listed === 0)
    return (
      <EmptyState title={m.reporting_overview_empty()}>
        <p>{m.reporting_overview_empty_text()}</p>
      </EmptyState>
    );
  return (
    <NeedHouse
      title={m.reporting_house_title({ region: picture.place })}
      sentence={
        picture.verified === 0
          ? m.reporting_home_house_none()
          : m.reporting_home_house_sentence({
              verified: formatCount(picture.verified),
              delivered: formatCount(picture.delivered),
              waiting: formatCount(picture.waiting),
            })
      }
      rooms={roomsOf(picture.rooms)}
      roof={roofOf(picture)}
      date={on}
    />
  );
}

type NumbersProps = {
  title: string;
  on: string;
  source: string;
  unit: (count: number) => string;
  numbers: readonly [string, number][];
};

function Numbers({ title, on, source, unit, numbers }: NumbersProps) {
  const stats = numbers.map(([label, value]): StatProps => ({ label, value, unit: unit(value) }));
  return (
    <Section title={title}>
      <StatRow stats={stats} source={source} date={formatDate(on)} />
    </Section>
  );
}
