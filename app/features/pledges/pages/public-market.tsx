import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { visitor } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { readMarketPage } from "../market-page.server";
import { MarketView } from "../parts/market-view";

export const meta = () => [{ title: `${m.pledges_market_title()} – ${m.frame_product()}` }];

/** What everybody may see, whoever is signed in. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  return {
    market: await readMarketPage({ ...visitor, key: actor.key }, "public", new URL(request.url)),
    inDetail: can(actor, "market.read"),
    mayRegister: can(actor, "partner.register"),
  };
}

export default function PublicMarket() {
  const { market, inDetail, mayRegister } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      header={
        <PageHeader
          title={m.pledges_market_title()}
          lead={m.pledges_market_public_lead()}
          actions={
            <>
              {inDetail ? (
                <ButtonLink href="/market">{m.pledges_market_in_detail()}</ButtonLink>
              ) : mayRegister ? (
                <ButtonLink href="/partners/registration">{m.pledges_market_register()}</ButtonLink>
              ) : null}
              <ButtonLink href="/needs-market/amount" look="plain">
                {m.pledges_sum_link()}
              </ButtonLink>
              <ButtonLink href="/needs-market/comparison" look="plain">
                {m.pledges_compare_title()}
              </ButtonLink>
            </>
          }
        />
      }
    >
      <MarketView base="/needs-market" market={market} search={search} mayPledge={false} />
    </Page>
  );
}
