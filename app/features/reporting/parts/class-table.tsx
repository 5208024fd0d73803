import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { classWords } from "~/features/verification/parts/labels";
import { completenessClasses } from "~/features/verification/rules/completeness";
import { DataTable } from "~/ui/data-table";
import type { Classes } from "../standing.server";

/** Every household ever on the register, each in exactly one class, and their sum. */
export function ClassTable({ classes }: { classes: Classes }) {
  return (
    <div className="max-w-text">
      <DataTable
        caption={m.reporting_overview_classes_caption()}
        phone="scroll"
        rows={[...completenessClasses]}
        rowKey={(row) => row}
        columns={[
          {
            key: "class",
            header: m.reporting_overview_classes_class(),
            rowHeader: true,
            cell: (row) => classWords[row](),
            total: m.reporting_word_total(),
          },
          {
            key: "count",
            header: m.reporting_overview_classes_count(),
            numeric: true,
            cell: (row) => formatCount(classes[row]),
            total: formatCount(Object.values(classes).reduce((sum, n) => sum + n, 0)),
          },
        ]}
      />
    </div>
  );
}
