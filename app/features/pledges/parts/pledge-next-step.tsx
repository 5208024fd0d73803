import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import type { PledgeRecord } from "../record-queries.server";
import { ReturnedNotices } from "./returned-places";

type May = {
  edit: boolean;
  share: boolean;
  decide: boolean;
  agree: boolean;
  renew: boolean;
  amend: boolean;
  /** a proposed change has no answer yet */
  amendWaits: boolean;
  decideAmendment: boolean;
  losers: boolean;
  withdraw: boolean;
};
type Pledge = Pick<
  PledgeRecord,
  | "id"
  | "state"
  | "kind"
  | "amount"
  | "quantity"
  | "ownShare"
  | "note"
  | "withdrawnOn"
  | "withdrawnReason"
  | "agreeBy"
  | "expiredOn"
  | "need"
  | "returns"
>;

/** The one next step, and the plain ones beside it. */
export function PledgeNextStep({ pledge, may }: { pledge: Pledge; may: May }) {
  const base = `/pledges/${pledge.id}`;
  const begun = pledge.amount !== null || pledge.quantity !== null;
  return (
    <>
      {may.edit ? (
        <ButtonLink href={`${base}/${begun ? "check" : "amount"}`}>{m.pledges_act_continue()}</ButtonLink>
      ) : null}
      {may.share ? (
        <ButtonLink href={`${base}/share`}>
          {pledge.ownShare === null ? m.pledges_own_share_enter() : m.pledges_own_share_change()}
        </ButtonLink>
      ) : null}
      {may.decide ? (
        <>
          <ButtonLink href={`${base}/acceptance`}>{m.pledges_act_accept()}</ButtonLink>
          <ButtonLink href={`${base}/return`} look="plain">
            {m.pledges_act_return()}
          </ButtonLink>
          <ButtonLink href={`${base}/rejection`} look="plain">
            {m.pledges_act_reject()}
          </ButtonLink>
        </>
      ) : null}
      {may.agree ? <ButtonLink href={`${base}/agreement`}>{m.pledges_act_agree()}</ButtonLink> : null}
      {may.renew ? <ButtonLink href={`${base}/renewal`}>{m.pledges_act_renew()}</ButtonLink> : null}
      {may.decideAmendment ? (
        <ButtonLink href={`${base}/amendment/decision`}>{m.pledges_amendment_decide()}</ButtonLink>
      ) : null}
      {may.amend ? (
        <ButtonLink href={`${base}/amendment${may.amendWaits ? "/check" : ""}`} look="plain">
          {may.amendWaits ? m.pledges_amendment_see() : m.pledges_amendment_title()}
        </ButtonLink>
      ) : null}
      {may.losers ? (
        <ButtonLink href={`${base}/release`} look="plain">
          {m.pledges_act_losers()}
        </ButtonLink>
      ) : null}
      {may.withdraw ? (
        <ButtonLink href={`${base}/withdrawal`} look="plain">
          {m.pledges_act_withdraw()}
        </ButtonLink>
      ) : null}
    </>
  );
}

/** What the reader should know before anything else. */
export function PledgeNotices({ pledge }: { pledge: Pledge }) {
  const { state, note, withdrawnOn, withdrawnReason, agreeBy, expiredOn } = pledge;
  return (
    <>
      {note && (state === "returned" || state === "rejected") ? (
        <Notice tone="warning" title={m.pledges_record_note()}>
          <p>{note}</p>
        </Notice>
      ) : null}
      {state === "submitted" ? <Notice title={m.pledges_record_waits_bappeda()} /> : null}
      {state === "accepted" && agreeBy ? (
        <Notice>
          <p>{m.pledges_record_agree_by({ date: formatDate(agreeBy) })}</p>
        </Notice>
      ) : null}
      {state === "expired" && expiredOn ? (
        <Notice>
          <p>{m.pledges_record_expired({ date: formatDate(expiredOn) })}</p>
        </Notice>
      ) : null}
      {state === "withdrawn" && withdrawnOn ? (
        <Notice>
          <p>
            {m.pledges_record_withdrawn({ date: formatDate(withdrawnOn), reason: withdrawnReason ?? "–" })}
          </p>
        </Notice>
      ) : null}
      <ReturnedNotices returns={pledge.returns} need={pledge.need} />
    </>
  );
}
