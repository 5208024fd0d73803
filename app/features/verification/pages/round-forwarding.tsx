import { m } from "~/platform/i18n/generated/messages";
import { RoundDecision } from "../parts/round-decision";
import { forwardVillage } from "../review-commands.server";
import { loadRound, takeStepBy } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_round_forward()} – ${m.frame_product()}` }];

export const loader = loadRound;
export const action = takeStepBy(forwardVillage);

export default function RoundForwarding() {
  return (
    <RoundDecision
      title={m.verification_round_forward()}
      note={m.verification_round_forward_note()}
      noteOptional
    />
  );
}
