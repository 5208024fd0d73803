import { Form } from "@remix-run/react";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import type { ProgramRecord } from "../queries.server";
import { leftoverOf } from "../rules";

type May = {
  draft: boolean;
  /** of the reader's own agency */
  look: boolean;
  publish: boolean;
  head: boolean;
  propose: boolean;
  raise: boolean;
  pledges: boolean;
  pledge: boolean;
};
type Program = Pick<
  ProgramRecord,
  | "id"
  | "reference"
  | "state"
  | "quota"
  | "note"
  | "raise"
  | "submittedByName"
  | "submittedOn"
  | "closedOn"
  | "closedReason"
  | "places"
>;

/** The one next step, and the plain ones beside it. */
export function ProgramNextStep({ program, may }: { program: Program; may: May }) {
  const base = `/programs/${program.id}`;
  const running = program.state === "published" || program.state === "paused";
  return (
    <>
      {program.state === "draft" && may.draft ? (
        <ButtonLink href={`${base}/subject`}>{m.programs_act_continue()}</ButtonLink>
      ) : null}
      {program.state === "under_review" && may.publish ? (
        <ButtonLink href={`${base}/publication`}>{m.programs_act_publish()}</ButtonLink>
      ) : null}
      {running && program.raise && may.raise ? (
        <ButtonLink href={`${base}/quota-decision`}>{m.programs_act_decide_raise()}</ButtonLink>
      ) : null}
      {running && !program.raise && may.propose ? (
        <ButtonLink href={`${base}/quota`} look="plain">
          {m.programs_act_raise()}
        </ButtonLink>
      ) : null}
      {program.state === "paused" && may.head ? (
        <Form method="post" action={`${base}/resumption`}>
          <Button look="plain">{m.programs_act_resume()}</Button>
        </Form>
      ) : null}
      {program.state === "published" && may.head ? (
        <ButtonLink href={`${base}/pause`} look="plain">
          {m.programs_act_pause()}
        </ButtonLink>
      ) : null}
      {running && may.head ? (
        <ButtonLink href={`${base}/closing`} look="plain">
          {m.programs_act_close()}
        </ButtonLink>
      ) : null}
      {program.state === "published" && may.pledge ? (
        <ButtonLink href={`/pledges/new?program=${program.id}`}>{m.programs_act_pledge()}</ButtonLink>
      ) : null}
      {running && may.pledges ? (
        <ButtonLink href={`/pledges?program=${program.id}`} look="plain">
          {m.programs_act_pledges()}
        </ButtonLink>
      ) : null}
      {!running && program.state !== "closed" && may.look ? (
        <ButtonLink href={`${base}/preview`} look="plain">
          {m.programs_preview_title()}
        </ButtonLink>
      ) : null}
      {(running || program.state === "closed") && may.draft ? (
        <ButtonLink href={`${base}/copy`} look="plain">
          {m.programs_act_copy()}
        </ButtonLink>
      ) : null}
      {program.state === "draft" || program.state === "under_review" ? null : (
        <ButtonLink href={`/public/programs/${program.reference}`} look="plain">
          {m.programs_act_public_page()}
        </ButtonLink>
      )}
    </>
  );
}

const savedWords: Record<string, () => string> = {
  submitted: () => m.programs_saved_submitted(),
  published: () => m.programs_saved_published(),
  raise: () => m.programs_saved_raise(),
  raised: () => m.programs_saved_raised(),
};

/** What the reader should know before anything else: saved, sent back, waiting, closed. */
export function ProgramNotices({ program, saved }: { program: Program; saved: string | null }) {
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
