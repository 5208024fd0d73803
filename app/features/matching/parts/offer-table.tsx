import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { RunOffer } from "../queries.server";
import { cutoffWords } from "./reason-words";

/** Supply of a run: places, what the proposal gives, who passed last, and why a place stayed empty. */
export function OfferTable({ runId, offers }: { runId: string; offers: readonly RunOffer[] }) {
  return (
    <DataTable
      caption={m.matching_by_offer()}
      captionHidden
      rows={offers}
      rowKey={(offer) => offer.id}
      columns={[
        {
          key: "offer",
          header: m.matching_offer(),
          rowHeader: true,
          total: m.matching_total(),
          cell: (offer) => (
            <>
              <a className="link" href={`/runs/${runId}/lines?offer=${offer.id}`}>
                {offer.label}
              </a>
              <span className="block text-sm font-normal text-ink-soft">
                {[needLabels[offer.need](), offer.agencyName, offer.partnerName].filter(Boolean).join(" · ")}
              </span>
            </>
          ),
        },
        {
          key: "places",
          header: m.matching_places(),
          numeric: true,
          cell: (offer) => formatCount(offer.places),
          total: formatCount(sumOf(offers, (offer) => offer.places)),
        },
        {
          key: "served",
          header: m.matching_served(),
          numeric: true,
          cell: (offer) => formatCount(offer.served),
          total: formatCount(sumOf(offers, (offer) => offer.served)),
        },
        {
          key: "waiting",
          header: m.matching_waiting(),
          numeric: true,
          cell: (offer) => formatCount(offer.waiting),
        },
        { key: "cutoff", header: m.matching_cutoff(), cell: (offer) => <CutoffCell offer={offer} /> },
      ]}
    />
  );
}

function CutoffCell({ offer }: { offer: RunOffer }) {
  if (offer.places === 0) return <>{m.matching_cutoff_no_places()}</>;
  if (offer.unfilled === "nobody_fits") return <>{m.matching_unfilled_nobody_fits()}</>;
  if (offer.unfilled === "all_served") return <>{m.matching_unfilled_all_served()}</>;
  return <>{cutoffWords(offer.cutoff, offer.cutoffScore)}</>;
}

function sumOf(offers: readonly RunOffer[], of: (offer: RunOffer) => number): number {
  return offers.reduce((sum, offer) => sum + of(offer), 0);
}
