import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { PledgeTable } from "../parts/pledge-table";
import { PrintButton } from "../parts/print-button";
import { readProgress } from "../progress-queries.server";

export const meta = () => [{ title: `${m.reporting_statement_title()} – ${m.frame_product()}` }];

export const loader = async ({ context }: LoaderFunctionArgs) => ({
  progress: await readProgress(context.actor),
  region: context.settings.regionName,
});

/** What was delivered with a partner's support, to print and keep: places and its own amount, no tax promise. */
export default function Statement() {
  const { progress, region } = useLoaderData<typeof loader>();
  const { on, partner, pledges } = progress;
  const date = formatDate(on);
  const delivered = pledges.filter(({ standing }) => (standing?.delivered ?? 0) > 0);
  return (
    <Page
      crumbs={[{ href: "/progress", label: m.reporting_progress_title() }]}
      header={
        <PageHeader
          kicker={m.reporting_statement_letterhead({ region })}
          title={m.reporting_statement_title()}
          actions={<PrintButton label={m.reporting_statement_print()} />}
        />
      }
    >
      <div className="flow">
        <p className="max-w-text">{m.reporting_statement_body({ date, partner })}</p>
        {delivered.length === 0 ? (
          <p className="font-semibold">{m.reporting_statement_none()}</p>
        ) : (
          <PledgeTable caption={m.reporting_statement_caption()} pledges={delivered} deliveredOnly />
        )}
        <p className="max-w-text">{m.reporting_statement_note_1()}</p>
        <p className="max-w-text">{m.reporting_statement_note_2()}</p>
        <SourceLine source={m.reporting_progress_source()} date={date} />
      </div>
    </Page>
  );
}
