import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { isRegionCode } from "~/features/regions/rules";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { SourceLine, StatRow } from "~/ui/stat";
import { readCompleteness } from "../completeness-queries.server";
import { CompletenessTable } from "../parts/completeness-table";

export const meta = () => [{ title: `${m.verification_completeness_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("district") ?? "";
  const district = isRegionCode(asked) && asked.length === 8 ? asked : null;
  const places = await readCompleteness(context.actor, district);
  return { places, district, today: context.today };
}

export default function Completeness() {
  const { places, district, today } = useLoaderData<typeof loader>();
  const sum = places.reduce((total, place) => total + place.sum, 0);
  const all = places.reduce((total, place) => total + place.all, 0);
  const agrees = places.every((place) => place.sum === place.all);
  const unit = m.verification_completeness_unit();
  const origin = { source: m.verification_completeness_source(), date: formatDate(today) };
  return (
    <Page
      crumbs={
        district
          ? [{ href: "/completeness", label: m.verification_completeness_title() }]
          : [{ href: "/", label: m.frame_nav_home() }]
      }
      header={
        <PageHeader title={m.verification_completeness_title()} lead={m.verification_completeness_lead()} />
      }
    >
      {places.length === 0 ? (
        <EmptyState title={m.verification_villages_none()} />
      ) : (
        <>
          <StatRow
            stats={[
              { label: m.verification_completeness_all(), value: all, unit },
              { label: m.verification_completeness_sum(), value: sum, unit },
            ]}
            {...origin}
          />
          <Notice tone={agrees ? "success" : "warning"}>
            <p>{agrees ? m.verification_completeness_equal() : m.verification_completeness_differs()}</p>
          </Notice>
          <Section
            title={
              district || places[0]!.code.length === 13
                ? m.verification_completeness_by_village()
                : m.verification_completeness_by_district()
            }
          >
            <CompletenessTable places={places} />
            <SourceLine {...origin} />
          </Section>
        </>
      )}
    </Page>
  );
}
