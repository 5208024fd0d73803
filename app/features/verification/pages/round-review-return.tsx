import { m } from "~/platform/i18n/generated/messages";
import { RoundDecision } from "../parts/round-decision";
import { returnFromReview } from "../review-commands.server";
import { loadRound, takeStepBy } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_round_return()} – ${m.frame_product()}` }];

export const loader = loadRound;
export const action = takeStepBy(returnFromReview);

export default function RoundReviewReturn() {
  return (
    <RoundDecision
      title={m.verification_round_return()}
      lead={m.verification_round_return_lead()}
      note={m.verification_round_return_note()}
    />
  );
}
