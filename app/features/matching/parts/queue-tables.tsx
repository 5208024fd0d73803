import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { NeedCode } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import type { RunOffer } from "../queries.server";
import type { NeedInsight } from "../rules/insight";

/** Needs by how many a further place would serve, most first. */
export function NeedQueueTable({ runId, needs }: { runId: string; needs: readonly NeedInsight[] }) {
  const rows = [...needs].sort((a, b) => b.waiting + b.without - (a.waiting + a.without));
  return (
    <DataTable
      caption={m.matching_queue_needs()}
      captionHidden
      phone="scroll"
      rows={rows}
      rowKey={(row) => row.need}
      columns={[
        {
          key: "need",
          header: m.matching_need(),
          rowHeader: true,
          cell: ({ need }) => (
            <a className="link" href={`/runs/${runId}/lines?need=${need}&outcome=not_served`}>
              {needLabels[need as NeedCode]()}
            </a>
          ),
        },
        {
          key: "short",
          header: m.matching_queue_short(),
          numeric: true,
          cell: (row) => formatCount(row.waiting + row.without),
        },
        {
          key: "waiting",
          header: m.matching_queue_waiting(),
          numeric: true,
          cell: (row) => formatCount(row.waiting),
        },
        {
          key: "without",
          header: m.matching_queue_without(),
          numeric: true,
          cell: (row) => formatCount(row.without),
        },
        {
          key: "served",
          header: m.matching_served(),
          numeric: true,
          cell: (row) => formatCount(row.served),
        },
      ]}
    />
  );
}

type OfferQueueTableProps = { runId: string; offers: readonly RunOffer[]; codes: Record<string, string> };

/** Offers that are full with people behind them, and who would get the next place. */
export function OfferQueueTable({ runId, offers, codes }: OfferQueueTableProps) {
  return (
    <DataTable
      caption={m.matching_queue_offers()}
      captionHidden
      rows={offers}
      rowKey={(offer) => offer.id}
      columns={[
        {
          key: "offer",
          header: m.matching_offer(),
          rowHeader: true,
          cell: (offer) => (
            <>
              <a className="link" href={`/runs/${runId}/lines?offer=${offer.id}`}>
                {offer.label}
              </a>
              <span className="block text-sm font-normal text-ink-soft">{needLabels[offer.need]()}</span>
            </>
          ),
        },
        {
          key: "behind",
          header: m.matching_queue_behind(),
          numeric: true,
          cell: (offer) => formatCount(offer.behind),
        },
        {
          key: "direct",
          header: m.matching_queue_direct(),
          numeric: true,
          cell: (offer) => formatCount(offer.waiting),
        },
        {
          key: "next",
          header: m.matching_queue_next(),
          cell: ({ nextHouseholdId: next }) =>
            next === null ? (
              "–"
            ) : (
              <a className="link" href={`/runs/${runId}/households/${next}`}>
                {codes[next] ?? m.matching_household_hidden()}
              </a>
            ),
        },
      ]}
    />
  );
}
