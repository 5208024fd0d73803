import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { FreshOffer } from "../fresh.server";

/** Offers with places that came free or were added, and how that came about. */
export function FreshTable({ offers }: { offers: readonly FreshOffer[] }) {
  return (
    <DataTable
      caption={m.matching_fresh_title()}
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
              {offer.label}
              <span className="block text-sm font-normal text-ink-soft">{needLabels[offer.need]()}</span>
            </>
          ),
        },
        {
          key: "fresh",
          header: m.matching_fresh_places(),
          numeric: true,
          cell: ({ fresh }) => formatCount(fresh),
        },
        {
          key: "free",
          header: m.matching_places_free(),
          numeric: true,
          cell: ({ free }) => formatCount(free),
        },
        { key: "how", header: m.matching_fresh_how(), cell: howItCame },
        {
          key: "run",
          header: m.matching_fresh_seen(),
          cell: ({ runId, runReference }) =>
            runId === null ? (
              "–"
            ) : (
              <a className="link whitespace-nowrap" href={`/runs/${runId}`}>
                {runReference}
              </a>
            ),
        },
      ]}
    />
  );
}

function howItCame({ runId, fresh, cancelled }: FreshOffer): string {
  if (runId === null) return m.matching_fresh_new();
  const freed = cancelled.reduce((sum, { count }) => sum + count, 0);
  const words = freed > 0 ? [m.matching_fresh_cancelled({ count: freed, n: formatCount(freed) })] : [];
  if (fresh > freed)
    words.push(m.matching_fresh_added({ count: fresh - freed, n: formatCount(fresh - freed) }));
  return words.join("; ");
}
