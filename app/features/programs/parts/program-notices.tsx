import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { leftoverOf } from "../rules";
import type { ShownProgram } from "./program-next-step";

const savedWords: Record<string, () => string> = {
  submitted: () => m.programs_saved_submitted(),
  published: () => m.programs_saved_published(),
  raise: () => m.programs_saved_raise(),
  raised: () => m.programs_saved_raised(),
};

/** What the reader should know before anything else: saved, sent back, waiting, closed. */
export function ProgramNotices({ program, saved }: { program: ShownProgram; saved: string | null }) {
  const { state, note, raise, submittedByName, submittedOn, closedOn, closedReason, places } = program;
  const savedWord = saved ? savedWords[saved] : undefined;
  return (
    <>
      {savedWord ? (
        <Notice tone="success" live>
          <p>{savedWord()}</p>
        </Notice>
      ) : null}
      {note && (state === "draft" || state === "paused") ? (
        <Notice tone="warning" title={m.programs_record_note()}>
          <p>{note}</p>
        </Notice>
      ) : null}
      {state === "under_review" ? (
        <Notice title={m.programs_record_waits_head()}>
          {submittedByName && submittedOn ? (
            <p>{m.programs_record_submitted_by({ name: submittedByName, date: formatDate(submittedOn) })}</p>
          ) : null}
        </Notice>
      ) : null}
      {raise ? (
        <Notice
          title={m.programs_record_raise_waits({
            from: formatCount(raise.fromQuota),
            to: formatCount(raise.toQuota),
          })}
        >
          <p>{m.programs_record_raise_why({ reason: raise.reason })}</p>
        </Notice>
      ) : null}
      {state === "closed" && closedOn && places.taken !== null ? (
        <Notice>
          <p>
            {m.programs_record_closed({
              date: formatDate(closedOn),
              n: formatCount(leftoverOf(places.own + places.pledged, places.taken)),
              count: leftoverOf(places.own + places.pledged, places.taken),
            })}
          </p>
          {closedReason ? <p>{m.programs_source_closed({ reason: closedReason })}</p> : null}
        </Notice>
      ) : null}
    </>
  );
}
