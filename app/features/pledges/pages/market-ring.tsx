import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { FigureNote } from "../parts/market-words";
import { RingTable } from "../parts/ring-table";
import { readRingFigures } from "../ring-queries.server";

export const meta = () => [{ title: `${m.pledges_ring_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  return {
    ...(await readRingFigures(context.actor)),
    saved: new URL(request.url).searchParams.has("saved"),
    mayPledge: can(context.actor, "pledge.draft"),
  };
}

export default function MarketRing() {
  const { villages, figures, saved, mayPledge, asOf, ...rest } = useLoaderData<typeof loader>();
  const few = formatCount(rest.fewerThan);
  return (
    <Page
      crumbs={[{ href: "/market", label: m.pledges_market_title() }]}
      header={
        <PageHeader
          title={m.pledges_ring_title()}
          lead={m.pledges_ring_lead()}
          actions={
            villages.length > 0 ? (
              <ButtonLink href="/market/ring/villages" look="plain">
                {m.pledges_ring_change()}
              </ButtonLink>
            ) : null
          }
        />
      }
    >
      {saved ? (
        <Notice tone="success" live>
          {m.pledges_ring_saved()}
        </Notice>
      ) : null}
      {villages.length === 0 ? (
        <EmptyState
          title={m.pledges_ring_none()}
          action={<ButtonLink href="/market/ring/villages">{m.pledges_ring_choose()}</ButtonLink>}
        >
          <p>{m.pledges_ring_none_text()}</p>
        </EmptyState>
      ) : (
        <>
          <Section title={m.pledges_ring_needs()}>
            {asOf === null ? (
              <EmptyState title={m.pledges_market_no_figures()} />
            ) : figures.length === 0 ? (
              <EmptyState title={m.pledges_ring_hidden({ n: few })}>
                <p>{m.pledges_ring_hidden_text()}</p>
              </EmptyState>
            ) : (
              <>
                <RingTable figures={figures} mayPledge={mayPledge} />
                <p className="max-w-text">{m.pledges_ring_rest({ n: few })}</p>
              </>
            )}
            {asOf === null ? null : <FigureNote {...rest} asOf={asOf} />}
          </Section>
          <Section title={`${m.pledges_ring_villages()} (${formatCount(villages.length)})`}>
            <ul className="grid max-w-text gap-2">
              {villages.map(({ code, name }) => (
                <li key={code}>
                  <a
                    className="link inline-block min-h-6 wrap-anywhere"
                    href={`/market?district=${code.slice(0, 8)}`}
                    aria-label={m.pledges_ring_in_district({ place: name })}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}
