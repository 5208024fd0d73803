import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels } from "~/features/needs/parts/labels";
import { EmptyState } from "~/ui/empty-state";
import { FilterChips } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader, Section } from "~/ui/page";
import { SourceLine, StatRow } from "~/ui/stat";
import { overviewFilter, readOverview } from "../overview-queries.server";
import { listMacroFigures } from "../macro-figures.server";
import { ClassTable } from "../parts/class-table";
import { ExportLinks } from "../parts/export-links";
import { MacroTable } from "../parts/macro-table";
import { NeedHouse, roomsOf } from "../parts/need-house";
import { householdStats, overviewRoof, overviewSentence } from "../parts/overview-numbers";
import { NeedLines, PlaceLines } from "../parts/overview-tables";
import { PlaceNeedFilter } from "../parts/place-need-filter";

export const meta = () => [{ title: `${m.reporting_overview_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  return {
    overview: await readOverview(actor, overviewFilter(new URL(request.url).searchParams)),
    macro: await listMacroFigures(actor),
    links: {
      completeness: can(actor, "completeness.read"),
      forgotten: can(actor, "forgotten.read"),
      record: can(actor, "macro_figure.record"),
    },
  };
}

export default function OverviewPage() {
  const { overview, macro, links } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { filter, on, place, rooms, households } = overview;
  const source = { source: m.reporting_source_register(), date: formatDate(on) };
  const chips = [
    ...(filter.district
      ? [{ label: place, removeHref: listUrl("/overview", search, { district: undefined }) }]
      : []),
    ...(filter.need
      ? [{ label: needLabels[filter.need](), removeHref: listUrl("/overview", search, { need: undefined }) }]
      : []),
  ];
  return (
    <Page
      header={
        <PageHeader
          kicker={`${place} · ${m.reporting_home_as_of({ date: formatDate(on) })}`}
          title={m.reporting_overview_title()}
          lead={m.reporting_overview_lead()}
        />
      }
    >
      <div className="flow">
        <PlaceNeedFilter action="/overview" districts={overview.districts} filter={filter} />
        <FilterChips chips={chips} clearHref="/overview" />
      </div>
      {households.verified === 0 ? (
        <EmptyState title={m.reporting_overview_empty()}>
          <p>{m.reporting_overview_empty_text()}</p>
        </EmptyState>
      ) : (
        <>
          <StatRow stats={householdStats(households, links.forgotten, filter.district)} {...source} />
          <NeedHouse
            title={m.reporting_house_title({ region: place })}
            sentence={overviewSentence(households)}
            rooms={roomsOf(rooms)}
            roof={overviewRoof(households)}
            of="verified"
            date={on}
          />
        </>
      )}
      <Section
        title={m.reporting_overview_needs_title()}
        actions={<ExportLinks path="/overview/export" search={search} table="needs" />}
      >
        <p className="max-w-text text-sm text-ink-soft">{m.reporting_overview_needs_hint()}</p>
        <NeedLines overview={overview} search={search} />
        <SourceLine {...source} />
      </Section>
      <Section
        id="places"
        title={m.reporting_overview_places_title()}
        actions={<ExportLinks path="/overview/export" search={search} table="places" />}
      >
        {filter.need ? null : (
          <p className="max-w-text text-sm text-ink-soft">{m.reporting_overview_places_hint()}</p>
        )}
        <PlaceLines overview={overview} search={search} />
        <SourceLine {...source} />
      </Section>
      <Section
        title={m.reporting_overview_classes_title()}
        actions={
          links.completeness ? (
            <a href="/completeness" className="link">
              {m.reporting_overview_classes_link()}
            </a>
          ) : undefined
        }
      >
        <ClassTable classes={overview.classes} />
        <SourceLine {...source} />
      </Section>
      <Section
        id="macro"
        title={m.reporting_macro_title()}
        actions={
          links.record ? (
            <a href="/overview/figures/new" className="link">
              {m.reporting_macro_record()}
            </a>
          ) : undefined
        }
      >
        <p className="max-w-text text-sm text-ink-soft">{m.reporting_macro_lead()}</p>
        {macro.length > 0 ? <MacroTable figures={macro} /> : <p>{m.reporting_macro_none()}</p>}
      </Section>
    </Page>
  );
}
