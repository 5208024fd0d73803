import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { Column } from "~/ui/data-table";
import { needStates, type NeedState } from "../catalogue";
import { needStateLabels } from "./labels";

type Counted = Record<NeedState, number>;

/** One column for each state of a need, the open ones first, because they are what the reader comes for. */
export function countColumns<Row extends Counted>(): Column<Row>[] {
  const order = [...needStates].sort((a, b) => Number(b === "open") - Number(a === "open"));
  return order.map((state) => ({
    key: state,
    header: needStateLabels[state](),
    numeric: true,
    cell: (row: Row) => formatCount(row[state]),
  }));
}

/** keluarga or jiwa, in full. */
export function unitWord(counted: "household" | "person"): string {
  return counted === "household" ? m.needs_unit_household({ count: 2 }) : m.needs_unit_person({ count: 2 });
}
