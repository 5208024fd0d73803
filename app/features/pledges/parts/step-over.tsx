import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";

/**
 * Above a form whose step is not possible any more: somebody was quicker, or the address is old. The form stays, so that
 * what was typed can be read and copied; the command refuses it.
 */
export function StepOver({ over, pledgeId }: { over: boolean; pledgeId: string }) {
  if (!over) return null;
  return (
    <Notice tone="warning" title={m.pledges_step_over()}>
      <p>{m.pledges_step_over_text()}</p>
      <a className="link" href={`/pledges/${pledgeId}`}>
        {m.pledges_step_over_link()}
      </a>
    </Notice>
  );
}
