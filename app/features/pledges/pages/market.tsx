import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { readMarketPage } from "../market-page.server";
import { MarketView } from "../parts/market-view";

export const meta = () => [{ title: `${m.pledges_market_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  return {
    market: await readMarketPage(actor, "partner", new URL(request.url)),
    mayPledge: can(actor, "pledge.draft"),
  };
}

export default function Market() {
  const { market, mayPledge } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      header={
        <PageHeader
          title={m.pledges_market_title()}
          lead={m.pledges_market_lead()}
          actions={
            <>
              <ButtonLink href="/market/amount">{m.pledges_sum_link()}</ButtonLink>
              {mayPledge ? (
                <ButtonLink href="/market/ring" look="plain">
                  {m.pledges_ring_title()}
                </ButtonLink>
              ) : null}
              <ButtonLink href="/market/comparison" look="plain">
                {m.pledges_compare_title()}
              </ButtonLink>
            </>
          }
        />
      }
    >
      <MarketView base="/market" market={market} search={search} mayPledge={mayPledge} />
    </Page>
  );
}
