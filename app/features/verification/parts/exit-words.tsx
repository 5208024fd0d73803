import { m } from "~/platform/i18n/generated/messages";
import { Tag } from "~/ui/tag";

type State = "proposed" | "approved" | "refused";

export const exitKindWords: Record<"graduation" | "removal", () => string> = {
  graduation: m.verification_exit_graduation,
  removal: m.verification_exit_removal,
};

const stateWords: Record<State, () => string> = {
  proposed: m.verification_exit_state_proposed,
  approved: m.verification_exit_state_approved,
  refused: m.verification_exit_state_refused,
};

export function ExitTag({ state }: { state: State }) {
  const shape = state === "proposed" ? "waiting" : state === "approved" ? "done" : "stopped";
  return <Tag word={stateWords[state]()} shape={shape} family="slate" />;
}
