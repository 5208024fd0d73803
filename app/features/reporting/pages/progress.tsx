import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Page, PageHeader, Section } from "~/ui/page";
import { SourceLine, StatRow } from "~/ui/stat";
import { PledgeTable } from "../parts/pledge-table";
import { SupportHouse } from "../parts/support-house";
import { readProgress } from "../progress-queries.server";
import { verifiedOf } from "../rules/rooms";

export const meta = () => [{ title: `${m.reporting_progress_title()} – ${m.frame_product()}` }];

export const loader = async ({ context }: LoaderFunctionArgs) => ({
  progress: await readProgress(context.actor),
});

export default function ProgressPage() {
  const { progress } = useLoaderData<typeof loader>();
  const { on, partner, pledges, all, ownAmount, districts } = progress;
  const source = { source: m.reporting_progress_source(), date: formatDate(on) };
  const unit = (count: number) => m.reporting_unit_places({ count });
  const any = pledges.length > 0;
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
              value: verifiedOf(all),
              unit: unit(verifiedOf(all)),
            },
            {
              label: m.reporting_progress_stat_taken(),
              value: all.delivered + all.matched,
              unit: unit(all.delivered + all.matched),
            },
            { label: m.reporting_progress_stat_delivered(), value: all.delivered, unit: unit(all.delivered) },
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
      {districts.length > 0 ? (
        <Section title={m.reporting_progress_districts()}>
          <DataTable
            caption={m.reporting_progress_districts_caption()}
            phone="scroll"
            rows={districts}
            rowKey={(row) => row.code}
            columns={[
              {
                key: "name",
                header: m.reporting_word_district(),
                rowHeader: true,
                cell: (row) => row.name,
                total: m.reporting_word_total(),
              },
              {
                key: "matched",
                header: m.reporting_word_matched(),
                numeric: true,
                cell: (row) => formatCount(row.matched),
                total: formatCount(districts.reduce((sum, row) => sum + row.matched, 0)),
              },
              {
                key: "delivered",
                header: m.reporting_leadership_given(),
                numeric: true,
                cell: (row) => formatCount(row.delivered),
                total: formatCount(districts.reduce((sum, row) => sum + row.delivered, 0)),
              },
            ]}
          />
          <SourceLine {...source} />
        </Section>
      ) : null}
    </Page>
  );
}
