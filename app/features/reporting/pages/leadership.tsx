import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatCount, formatDate, formatPercent } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { SourceLine, StatRow } from "~/ui/stat";
import { readLeadership } from "../leadership-queries.server";
import { ClassTable } from "../parts/class-table";
import { Districts, Gaps, PromisesKept } from "../parts/leadership-sections";
import { NeedHouse, roofOf, roomsOf } from "../parts/need-house";
import { PrintButton } from "../parts/print-button";
import { unitWords } from "../parts/words";

export const meta = () => [{ title: `${m.frame_nav_leadership()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    leadership: await readLeadership(context.actor),
    mayDetail: can(context.actor, "completeness.read"),
  };
}

export default function LeadershipPage() {
  const { leadership, mayDetail } = useLoaderData<typeof loader>();
  const { on, place, listed, families, rooms, promises, classes } = leadership;
  const household = unitWords.household;
  const source = { source: m.reporting_source_register(), date: formatDate(on) };
  const given = promises.program.delivered + promises.pledge.delivered;
  return (
    <Page
      header={
        <PageHeader
          kicker={m.reporting_home_as_of({ date: formatDate(on) })}
          title={m.reporting_leadership_title({ region: place })}
          lead={m.reporting_leadership_lead()}
          actions={<PrintButton label={m.reporting_leadership_print()} />}
        />
      }
    >
      <StatRow
        {...source}
        stats={[
          {
            label: m.reporting_leadership_stat_listed(),
            value: listed,
            unit: household(listed),
            note: m.reporting_leadership_stat_listed_note(),
          },
          {
            label: m.reporting_leadership_stat_served(),
            value: classes.served,
            unit: household(classes.served),
            note: m.reporting_leadership_stat_share({ share: formatPercent(classes.served, listed) }),
          },
          {
            label: m.reporting_leadership_stat_forgotten(),
            value: families.waiting,
            unit: household(families.waiting),
            note: m.reporting_leadership_stat_forgotten_note(),
          },
          {
            label: m.reporting_leadership_stat_places(),
            value: promises.program.capacity + promises.pledge.capacity,
            unit: m.reporting_unit_places({ count: promises.program.capacity + promises.pledge.capacity }),
            note: m.reporting_leadership_stat_places_note({ delivered: formatCount(given) }),
          },
        ]}
      />
      <Section title={m.reporting_leadership_coverage()}>
        <NeedHouse
          title={m.reporting_house_title({ region: place })}
          sentence={
            families.verified === 0
              ? m.reporting_home_house_none()
              : m.reporting_leadership_sentence({
                  verified: formatCount(families.verified),
                  delivered: formatCount(families.delivered),
                  share: formatPercent(families.delivered, families.verified),
                  waiting: formatCount(families.waiting),
                })
          }
          rooms={roomsOf(rooms)}
          roof={roofOf({ listed, served: classes.served })}
          date={on}
        />
      </Section>
      <Districts leadership={leadership} />
      <Gaps leadership={leadership} />
      <PromisesKept leadership={leadership} />
      <Section
        title={m.reporting_leadership_classes()}
        actions={
          mayDetail ? (
            <a href="/completeness" className="link">
              {m.reporting_overview_classes_link()}
            </a>
          ) : undefined
        }
      >
        <p className="max-w-text">
          {m.reporting_leadership_classes_sentence({
            total: formatCount(Object.values(classes).reduce((sum, n) => sum + n, 0)),
          })}
        </p>
        <ClassTable classes={classes} />
        <SourceLine {...source} />
      </Section>
    </Page>
  );
}
