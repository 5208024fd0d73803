import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { findLastApproved, listFreshOffers } from "../fresh.server";
import { FreshTable } from "../parts/fresh-table";

export const meta = () => [{ title: `${m.matching_fresh_title()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  const [offers, last] = await Promise.all([listFreshOffers(context.actor), findLastApproved(context.actor)]);
  return { offers, last, mayStart: can(context.actor, "run.start"), today: context.today };
}

export default function FreshPlaces() {
  const { offers, last, mayStart, today } = useLoaderData<typeof loader>();
  const total = offers.reduce((sum, { fresh }) => sum + fresh, 0);
  const needs = [...new Set(offers.map(({ need }) => need))].sort().join(",");
  return (
    <Page
      crumbs={[{ href: "/runs", label: m.matching_runs_title() }]}
      header={
        <PageHeader
          title={`${m.matching_fresh_title()} (${formatCount(total)})`}
          lead={m.matching_fresh_lead()}
          actions={
            mayStart && last && offers.length > 0 ? (
              <ButtonLink href={`/runs/new?from=${last.id}&needs=${needs}`}>
                {m.matching_follow_up()}
              </ButtonLink>
            ) : null
          }
        />
      }
    >
      {offers.length === 0 ? (
        <EmptyState title={m.matching_fresh_none()} />
      ) : (
        <>
          <p className="max-w-text">{m.matching_follow_up_hint()}</p>
          <FreshTable offers={offers} />
          <SourceLine source={m.matching_fresh_source()} date={formatDate(today)} />
        </>
      )}
    </Page>
  );
}
