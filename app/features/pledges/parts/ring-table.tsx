import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { needLabels } from "~/features/needs/parts/labels";
import type { RingFigure } from "../ring-queries.server";
import { Acts } from "./market-needs";
import { newPledge, unitOf } from "./market-words";

/** Open needs by desa, most first; what is hidden is not listed. */
export function RingTable({ figures, mayPledge }: { figures: readonly RingFigure[]; mayPledge: boolean }) {
  return (
    <DataTable
      caption={m.pledges_ring_needs()}
      captionHidden
      rows={figures}
      rowKey={({ need, village }) => `${need} ${village}`}
      columns={[
        {
          key: "need",
          header: m.pledges_market_need(),
          rowHeader: true,
          cell: ({ need }) => (
            <a href={`/market/${need}`} className="link">
              {needLabels[need]()}
            </a>
          ),
        },
        { key: "village", header: m.pledges_ring_village(), cell: ({ name }) => name },
        {
          key: "open",
          header: m.pledges_market_open(),
          numeric: true,
          cell: ({ need, count }) => `${formatCount(count)} ${unitOf(need)}`,
        },
        {
          key: "act",
          header: m.pledges_market_pledge(),
          speaksForItself: true,
          cell: ({ need, village }) => (
            <Acts
              name={needLabels[need]()}
              pledgeHref={mayPledge ? newPledge(`need=${need}`, village.slice(0, 8)) : null}
              compareHref={`/market/comparison?a=need:${need}`}
            />
          ),
        },
      ]}
    />
  );
}
