import { Form } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import type { ProgramRecord } from "../queries.server";

/** What this reader may do with the program. */
export type May = {
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
/** What the head of the page and its notices read of a program. */
export type ShownProgram = Pick<
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
  | "unit"
  | "places"
>;

/** The one next step, and the plain ones beside it. */
export function ProgramNextStep({ program, may }: { program: ShownProgram; may: May }) {
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
      {program.state === "paused" && may.head ? (
        <Form method="post" action={`${base}/resumption`}>
          <Button>{m.programs_act_resume()}</Button>
        </Form>
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
      {program.state === "draft" || program.state === "under_review" ? null : (
        <ButtonLink href={`/public/programs/${program.reference}`} look="plain">
          {m.programs_act_public_page()}
        </ButtonLink>
      )}
    </>
  );
}
