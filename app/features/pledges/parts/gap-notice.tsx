import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import type { PledgeGap, PledgeStep } from "../rules/completeness";
import { gapWords } from "./error-words";

type GapNoticeProps = { gaps: readonly PledgeGap[]; hrefOf: (step: PledgeStep) => string };

/** What is still missing before the pledge can be submitted, each with the way to mend it. */
export function GapNotice({ gaps, hrefOf }: GapNoticeProps) {
  if (gaps.length === 0) return null;
  return (
    <Notice tone="warning" title={m.pledges_gaps_title()}>
      <ul className="list-disc ps-6">
        {gaps.map(({ step, gap }) => (
          <li key={`${step} ${gap}`}>
            <a href={hrefOf(step)} className="link">
              {gapWords[gap]()}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
