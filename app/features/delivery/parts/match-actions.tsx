import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import type { RecipientRecord } from "../queries.server";
import { matchAfter, missingEvidence, needsConsentFirst } from "../rules";

type MatchActionsProps = {
  match: Pick<RecipientRecord, "id" | "state" | "need" | "evidence">;
  may: { accept: boolean; check: boolean };
};

/** The next step as the one main button, and what else may be done now. */
export function MatchActions({ match, may }: MatchActionsProps) {
  const to = (page: string) => `/matches/${match.id}/${page}`;
  if (match.state === "delivered" && may.check)
    return <ButtonLink href={to("check")}>{m.delivery_check()}</ButtonLink>;
  if (!may.accept) return null;
  const next = nextStep(match);
  return (
    <>
      {next === "acceptance" ? (
        <ButtonLink href={to("acceptance")}>{m.delivery_accept_or_return()}</ButtonLink>
      ) : null}
      {next === "consent" ? (
        <ButtonLink href={to("consent")}>{m.delivery_record_consent()}</ButtonLink>
      ) : null}
      {next === "schedule" ? <ButtonLink href={to("schedule")}>{m.delivery_schedule()}</ButtonLink> : null}
      {next === "evidence" ? (
        <ButtonLink href={to("evidence")}>{m.delivery_add_evidence()}</ButtonLink>
      ) : null}
      {next === "handover" ? (
        <ButtonLink href={to("handover")}>{m.delivery_record_handover()}</ButtonLink>
      ) : null}
      {match.state === "scheduled" ? (
        <ButtonLink look="plain" href={to("schedule")}>
          {m.delivery_reschedule()}
        </ButtonLink>
      ) : null}
      {match.state === "accepted" && !needsConsentFirst(match.need) ? (
        <ButtonLink look="plain" href={to("consent")}>
          {m.delivery_record_consent()}
        </ButtonLink>
      ) : null}
      {matchAfter(match.state, "fail") ? (
        <ButtonLink look="plain" href={to("failure")}>
          {m.delivery_fail()}
        </ButtonLink>
      ) : null}
    </>
  );
}

function nextStep({ state, need, evidence }: MatchActionsProps["match"]): string | null {
  if (state === "proposed") return "acceptance";
  if (state === "accepted") return needsConsentFirst(need) ? "consent" : "schedule";
  if (state === "consented") return "schedule";
  if (state !== "scheduled") return null;
  const present = evidence.map(({ kind }) => kind);
  return missingEvidence(need, present).length > 0 ? "evidence" : "handover";
}
