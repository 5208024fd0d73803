import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { NeedQueueTable, OfferQueueTable } from "../parts/queue-tables";
import { runCrumbs, RunWays } from "../parts/run-ways";
import { UnfilledOffers } from "../parts/unfilled-offers";
import { listRunDistricts, listRunOffers, readOfferWords, readRun } from "../queries.server";
import { readDecisionWords } from "../result-queries.server";

export const meta = () => [{ title: `${m.matching_places_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const { actor } = context;
  const [run, offers, words, districts] = await Promise.all([
    readRun(actor, params.id),
    listRunOffers(actor, params.id),
    readOfferWords(actor, params.id),
    listRunDistricts(actor, params.id),
  ]);
  const next = offers.flatMap(({ nextHouseholdId }) => nextHouseholdId ?? []);
  const { codes } = await readDecisionWords(actor, {
    pins: [],
    floors: [],
    bans: next.map((household) => ({ unit: "", offer: null, household, reason: "" })),
  });
  return { run, offers, words, districts, codes };
}

export default function RunPlaces() {
  const { run, offers, words, districts, codes } = useLoaderData<typeof loader>();
  const names: Record<string, string> = {
    ...words.placeNames,
    ...Object.fromEntries(districts.map(({ code, name }) => [code, name])),
  };
  const tight = offers.filter(({ behind }) => behind > 0).sort((a, b) => b.behind - a.behind);
  return (
    <Page
      crumbs={runCrumbs(run)}
      header={<PageHeader title={m.matching_places_title()} lead={m.matching_places_lead()} />}
    >
      <RunWays id={run.id} at="/places" />
      <Section title={m.matching_queue_needs()}>
        <p className="max-w-text">{m.matching_queue_needs_lead()}</p>
        <NeedQueueTable runId={run.id} needs={run.counts.byNeed ?? []} />
      </Section>
      <Section title={m.matching_queue_offers()}>
        <p className="max-w-text">{m.matching_queue_offers_lead()}</p>
        {tight.length === 0 ? (
          <EmptyState title={m.matching_queue_offers_none()} />
        ) : (
          <OfferQueueTable runId={run.id} offers={tight} codes={codes} />
        )}
      </Section>
      <Section title={m.matching_unfilled()}>
        <UnfilledOffers offers={offers} placeName={(code) => names[code] ?? code} />
      </Section>
      <SourceLine
        source={m.matching_source({ reference: run.reference })}
        date={formatDate(run.businessDate)}
      />
    </Page>
  );
}
