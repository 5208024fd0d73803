import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import type { Weights } from "../rules/score";
import { valuesOf, weightFields } from "../rules/weights";
import { weightLabels } from "./labels";

/** One version of the order weights, and where it differs from the version before. */
export function WeightTable({ weights, before }: { weights: Weights; before: Weights | null }) {
  const values = valuesOf(weights);
  const earlier = before === null ? null : valuesOf(before);
  return (
    <DataTable
      caption={m.matching_order_weights()}
      captionHidden
      phone="scroll"
      rows={weightFields}
      rowKey={(field) => field}
      columns={[
        {
          key: "field",
          header: m.matching_weight_of(),
          rowHeader: true,
          cell: (field) => weightLabels[field](),
        },
        {
          key: "value",
          header: m.matching_weight_points(),
          numeric: true,
          cell: (field) =>
            earlier === null || earlier[field] === values[field] ? (
              formatCount(values[field])
            ) : (
              <strong>
                {m.matching_weight_changed({
                  from: formatCount(earlier[field]),
                  to: formatCount(values[field]),
                })}
              </strong>
            ),
        },
      ]}
    />
  );
}
