import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Page, PageHeader, Section } from "~/ui/page";
import { needLabels } from "~/features/needs/parts/labels";
import { ppmText } from "~/features/needs/parts/ppm-labels";
import { sdgText } from "~/features/needs/parts/sdg-labels";
import { readNeedPage } from "../market-page.server";
import { wishGroupLabels } from "../parts/labels";
import { FigureNote, needLead, unitOf } from "../parts/market-words";
import { NeedPlaces } from "../parts/need-places";

export const meta = () => [{ title: `${m.pledges_market_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = await readNeedPage(context.actor, "partner", params.need);
  return { ...page, mayPledge: can(context.actor, "pledge.draft") };
}

export default function MarketNeed() {
  const { cells, mayPledge, ...figures } = useLoaderData<typeof loader>();
  const { need, groups } = cells;
  return (
    <Page
      width="text"
      crumbs={[{ href: "/market", label: m.pledges_market_title() }]}
      header={
        <PageHeader
          kicker={`${sdgText(need)} · ${m.needs_ppm_usual({ pillar: ppmText(need) })}`}
          title={needLabels[need]()}
          lead={needLead(cells, figures.fewerThan)}
          actions={
            <>
              {mayPledge ? (
                <ButtonLink href={`/pledges/new?need=${need}`}>{m.pledges_need_start()}</ButtonLink>
              ) : null}
              <ButtonLink href={`/market/comparison?a=need:${need}`} look="plain">
                {m.pledges_market_compare()}
              </ButtonLink>
            </>
          }
        />
      }
    >
      <Section title={m.pledges_need_by_district()}>
        <NeedPlaces cells={cells} {...figures} />
      </Section>
      <Section title={m.pledges_need_by_group()}>
        <DataTable
          caption={m.pledges_need_by_group()}
          captionHidden
          phone="scroll"
          rows={groups}
          rowKey={(row) => row.group}
          columns={[
            {
              key: "group",
              header: m.pledges_need_group(),
              rowHeader: true,
              cell: (row) => wishGroupLabels[row.group](),
            },
            {
              key: "open",
              header: m.pledges_market_open(),
              numeric: true,
              cell: (row) => (
                <Amount value={row.count ?? { hiddenBelow: figures.fewerThan }} unit={unitOf(need)} />
              ),
            },
          ]}
        />
        <p className="max-w-text">{m.pledges_need_not_crossed()}</p>
      </Section>
      <FigureNote {...figures} sourced />
    </Page>
  );
}
