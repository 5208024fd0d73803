import { Tag } from "~/ui/tag";
import type { MarkShape } from "~/ui/mark";
import type { RoundState } from "../rules/round";
import type { HouseholdState } from "../rules/states";
import { listWords, stateWords } from "./labels";

const stateShapes: Record<HouseholdState, MarkShape> = {
  proposed: "empty",
  listed: "empty",
  enumerated: "half",
  deliberated: "half",
  minuted: "half",
  district_reviewed: "waiting",
  regency_reviewed: "waiting",
  announced: "waiting",
  decreed: "done",
  expired: "stopped",
  ineligible: "stopped",
  graduated: "done",
};

/** Where a household stands. */
export function StateTag({ state }: { state: HouseholdState }) {
  return <Tag word={stateWords[state]()} shape={stateShapes[state]} family="moss" />;
}

const listShapes: Record<RoundState, MarkShape> = {
  open: "half",
  minuted: "waiting",
  district_reviewed: "waiting",
  review_proposed: "waiting",
  regency_reviewed: "waiting",
  announced: "waiting",
  decreed: "done",
};

/** Where a village's list stands. */
export function ListTag({ state, returned }: { state: RoundState | null; returned: boolean }) {
  if (state === null) return <Tag word={listWords.none()} shape="empty" family="slate" />;
  if (returned) return <Tag word={listWords.returned()} shape="alert" family="amber" />;
  return <Tag word={listWords[state]()} shape={listShapes[state]} family="river" />;
}
