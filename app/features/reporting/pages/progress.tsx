import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Page, PageHeader, Section } from "~/ui/page";
import { SourceLine, StatRow } from "~/ui/stat";
import { PublishedPlaces } from "~/features/pledges/parts/published-places";
import { PledgeTable } from "../parts/pledge-table";
import { SupportHouse } from "../parts/support-house";
import { readProgress } from "../progress-queries.server";

export const meta = () => [{ title: `${m.reporting_progress_title()} – ${m.frame_product()}` }];

export const loader = async ({ context }: LoaderFunctionArgs) => ({
  progress: await readProgress(context.actor),
});

export default function ProgressPage() {
  const { progress } = useLoaderData<typeof loader>();
  const { on, partner, pledges, all, ownAmount, places, placeNames } = progress;
  const source = { source: m.reporting_progress_source(), date: formatDate(on) };
  const unit = (count: number) => m.reporting_unit_places({ count });
  const any = pledges.length > 0;
  const hidden = pledges.filter(({ standing }) => standing === null).length;
  const promised = pledges.reduce((sum, row) => sum + row.places, 0);
  // A pledge that may not tell how few has no part in the sums.
  const atLeast = (count: number) => (hidden > 0 ? { text: `≥ ${formatCount(count)}` } : count);
  return (
    <Page
      header={
        <PageHeader
          kicker={`${partner} · ${m.reporting_home_as_of({ date: formatDate(on) })}`}
          title={m.reporting_progress_title()}
          lead={m.reporting_progress_lead()}
          actions={
            any ? (
              <ButtonLink href="/progress/statement" look="plain">
                {m.reporting_progress_statement_link()}
              </ButtonLink>
            ) : undefined
          }
        />
      }
    >
      {any ? (
        <StatRow
          {...source}
          stats={[
            {
              label: m.reporting_progress_stat_places(),
              value: promised,
              unit: unit(promised),
            },
            {
              label: m.reporting_progress_stat_taken(),
              value: atLeast(all.delivered + all.matched),
              unit: unit(all.delivered + all.matched),
            },
            {
              label: m.reporting_progress_stat_delivered(),
              value: atLeast(all.delivered),
              unit: unit(all.delivered),
            },
            {
              label: m.reporting_progress_stat_amount(),
              value: { text: formatRupiah(ownAmount) },
              unit: "",
            },
          ]}
        />
      ) : null}
      <SupportHouse progress={progress} />
      {any ? (
        <Section title={m.reporting_progress_pledges()}>
          <PledgeTable caption={m.reporting_progress_pledges_caption()} pledges={pledges} />
          <SourceLine {...source} />
        </Section>
      ) : null}
      {any ? (
        <Section title={m.reporting_progress_districts()}>
          <PublishedPlaces places={places} placeNames={placeNames} />
        </Section>
      ) : null}
    </Page>
  );
}
