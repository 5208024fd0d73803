import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { isEditable, type PledgeState } from "../rules";

type StepOverProps = {
  over: boolean;
  pledgeId: string;
  /** Whether it is over because the pledge was submitted meanwhile. */
  submitted?: boolean;
};

/**
 * Above a form whose step is not possible any more: somebody was quicker, or the address is old. The form stays, so that
 * what was typed can be read and copied; the command refuses it.
 */
export function StepOver({ over, pledgeId, submitted }: StepOverProps) {
  if (!over) return null;
  return (
    <Notice tone="warning" title={submitted ? m.pledges_step_submitted() : m.pledges_step_over()}>
      <p>{submitted ? m.pledges_step_submitted_text() : m.pledges_step_over_text()}</p>
      <a className="link" href={`/pledges/${pledgeId}`}>
        {m.pledges_step_over_link()}
      </a>
    </Notice>
  );
}

/** The same above a step of a draft that a colleague submitted meanwhile. */
export function DraftOver({ state, pledgeId }: { state: PledgeState; pledgeId: string }) {
  return <StepOver over={!isEditable(state)} submitted={state === "submitted"} pledgeId={pledgeId} />;
}
