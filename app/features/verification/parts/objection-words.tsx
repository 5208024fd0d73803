import { m } from "~/platform/i18n/generated/messages";
import { Tag } from "~/ui/tag";

type State = "open" | "upheld" | "rejected";

export const objectionKindWords: Record<"listing" | "omission", () => string> = {
  listing: m.verification_objection_kind_listing,
  omission: m.verification_objection_kind_omission,
};

const stateWords: Record<State, () => string> = {
  open: m.verification_objection_state_open,
  upheld: m.verification_objection_state_upheld,
  rejected: m.verification_objection_state_rejected,
};

export function ObjectionTag({ state }: { state: State }) {
  const shape = state === "open" ? "waiting" : state === "upheld" ? "done" : "stopped";
  return <Tag word={stateWords[state]()} shape={shape} family="clay" />;
}
