import { m } from "~/platform/i18n/generated/messages";
import { RoundDecision } from "../parts/round-decision";
import { proposeReview } from "../review-commands.server";
import { loadRound, takeStepBy } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_round_review()} – ${m.frame_product()}` }];

export const loader = loadRound;
export const action = takeStepBy(proposeReview);

export default function RoundReview() {
  return (
    <RoundDecision
      title={m.verification_round_review()}
      lead={m.verification_round_review_lead()}
      note={m.verification_round_review_note()}
      noteOptional
    />
  );
}
