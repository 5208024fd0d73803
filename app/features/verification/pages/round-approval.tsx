import { m } from "~/platform/i18n/generated/messages";
import { RoundDecision } from "../parts/round-decision";
import { approveReview } from "../review-commands.server";
import { loadRound, takeStepBy } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_round_approve()} – ${m.frame_product()}` }];

export const loader = loadRound;
export const action = takeStepBy(approveReview);

export default function RoundApproval() {
  return <RoundDecision title={m.verification_round_approve()} lead={m.verification_round_approve_lead()} />;
}
