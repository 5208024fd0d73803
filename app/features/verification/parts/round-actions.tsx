import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";

type RoundActionsProps = {
  roundId: string;
  actions: Record<
    "decide" | "correct" | "forward" | "sendBack" | "sendBackFromReview" | "review" | "approve",
    boolean
  >;
};

/** What this person may do with the list as it stands; the first is the main one. */
export function RoundActions({ roundId, actions }: RoundActionsProps) {
  const base = `/rounds/${roundId}`;
  const links = [
    actions.decide && { href: `${base}/minutes`, text: m.verification_round_minutes_link() },
    actions.decide && { href: `${base}/meeting`, text: m.verification_meeting_edit() },
    actions.correct && { href: `${base}/correction`, text: m.verification_round_correct() },
    actions.forward && { href: `${base}/forwarding`, text: m.verification_round_forward() },
    actions.review && { href: `${base}/review`, text: m.verification_round_review() },
    actions.approve && { href: `${base}/approval`, text: m.verification_round_approve() },
    actions.approve && { href: `${base}/refusal`, text: m.verification_round_refuse() },
    actions.sendBack && { href: `${base}/return`, text: m.verification_round_return() },
    actions.sendBackFromReview && { href: `${base}/review-return`, text: m.verification_round_return() },
  ].filter((link) => link !== false);
  return (
    <>
      {links.map(({ href, text }, i) => (
        <ButtonLink key={href} href={href} look={i === 0 ? "main" : "plain"}>
          {text}
        </ButtonLink>
      ))}
    </>
  );
}
