import type { MarkShape } from "~/ui/mark";
import { Tag } from "~/ui/tag";
import type { PledgeState } from "../rules";
import { pledgeStateLabels } from "./labels";

const shapes: Record<PledgeState, MarkShape> = {
  draft: "empty",
  submitted: "waiting",
  returned: "returned",
  accepted: "quarter",
  agreed: "half",
  running: "full",
  completed: "done",
  rejected: "stopped",
  withdrawn: "stopped",
  expired: "stopped",
};

/** Pledges are plum; one that came to nothing is nobody's colour any more. */
export function PledgeTag({ state }: { state: PledgeState }) {
  const over = state === "rejected" || state === "withdrawn" || state === "expired";
  return <Tag word={pledgeStateLabels[state]()} shape={shapes[state]} family={over ? "slate" : "plum"} />;
}
