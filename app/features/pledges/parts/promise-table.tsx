import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import { Tag } from "~/ui/tag";
import type { MarkShape } from "~/ui/mark";
import type { PledgeForm, Unit } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import type { PromiseLine } from "../record-queries.server";
import type { PromiseState } from "../rules/promises";
import { promiseStateLabels } from "./labels";

const shapes: Record<PromiseState, MarkShape> = {
  open: "waiting",
  overdue: "alert",
  partly_kept: "half",
  defaulted: "empty",
  kept: "done",
  kept_late: "done",
  released: "stopped",
};

type PromiseTableProps = {
  pledgeId: string;
  kind: PledgeForm;
  unit: Unit;
  promises: readonly PromiseLine[];
  mayNote: boolean;
};

/** What was promised for which day, what of it was kept, and how it stands; the reason beneath the state. */
export function PromiseTable({ pledgeId, kind, unit, promises, mayNote }: PromiseTableProps) {
  const amount = (value: number | null) =>
    value === null
      ? m.pledges_sum_hidden()
      : kind === "fund"
        ? formatRupiah(value)
        : `${formatCount(value)} ${unitLabels[unit]()}`;
  return (
    <DataTable
      caption={m.pledges_promises_title()}
      captionHidden
      rows={promises}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "due",
          header: m.pledges_promise_due(),
          rowHeader: true,
          cell: (row) => formatDate(row.dueOn),
        },
        {
          key: "promised",
          header: m.pledges_promise_promised(),
          numeric: true,
          cell: (row) => amount(row.promised),
        },
        {
          key: "kept",
          header: m.pledges_promise_kept(),
          numeric: true,
          cell: (row) => (row.few ? <Amount value="unknown" /> : amount(row.kept)),
        },
        {
          key: "state",
          header: m.pledges_col_state(),
          cell: (row) => (
            <>
              <Tag word={promiseStateLabels[row.state]()} shape={shapes[row.state]} family="plum" />
              {row.keptOn ? <span className="block text-sm">{formatDate(row.keptOn)}</span> : null}
              {row.reason ? <span className="block text-sm wrap-anywhere">{row.reason}</span> : null}
            </>
          ),
        },
        ...(mayNote
          ? [
              {
                key: "note" as const,
                header: m.pledges_promise_note_column(),
                cell: (row: PromiseLine) => (
                  <a className="link" href={`/pledges/${pledgeId}/promises/${row.id}`}>
                    {m.pledges_promise_note()}
                    <span className="sr-only"> {formatDate(row.dueOn)}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
