import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { Section } from "~/ui/page";
import { needLabels } from "~/features/needs/parts/labels";
import type { StaleLine } from "../decision-queries.server";
import { staleLabels } from "./labels";

/** Lines that went stale since the run was computed, the first of them with their reasons. */
export function StaleLines({ lines, count }: { lines: readonly StaleLine[]; count: number }) {
  if (count === 0) return null;
  return (
    <Section title={m.matching_stale_title({ n: formatCount(count), count })}>
      <p>{m.matching_stale_lead()}</p>
      <StaleTable lines={lines} />
    </Section>
  );
}

/** Lines that the present no longer allows, each with what changed. */
function StaleTable({ lines }: { lines: readonly StaleLine[] }) {
  return (
    <DataTable
      caption={m.matching_stale_caption()}
      captionHidden
      rows={lines}
      rowKey={(line) => line.allocationId}
      columns={[
        { key: "household", header: m.matching_household(), rowHeader: true, cell: (line) => line.caseCode },
        { key: "need", header: m.matching_need(), cell: (line) => needLabels[line.need]() },
        { key: "offer", header: m.matching_offer(), cell: (line) => line.label },
        {
          key: "why",
          header: m.matching_stale_why(),
          cell: (line) => (line.stale === null ? "–" : staleLabels[line.stale]()),
        },
      ]}
    />
  );
}
