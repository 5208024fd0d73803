import { m } from "~/platform/i18n/generated/messages";
import { RoundDecision } from "../parts/round-decision";
import { refuseReview } from "../review-commands.server";
import { loadRound, takeStepBy } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_round_refuse()} – ${m.frame_product()}` }];

export const loader = loadRound;
export const action = takeStepBy(refuseReview);

export default function RoundRefusal() {
  return <RoundDecision title={m.verification_round_refuse()} note={m.verification_round_refuse_note()} />;
}
