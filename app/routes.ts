import type { RouteConfig, RouteConfigEntry } from "@remix-run/route-config";
import type { Act } from "~/platform/access/policy";

/**
 * The front door: every URL, its page, and the act a person must be allowed to do to enter. The server answers nothing
 * that is not named here, and a page that forgets its own check is closed all the same (`guard` in the server).
 */
export type Page = { path: string; file: string; enter: Act };

const page = (path: string, file: string, enter: Act): Page => ({ path, file: `features/${file}`, enter });

export const pages: Page[] = [
  // door and own account
  page("", "reporting/pages/home.tsx", "public.read"),
  page("sign-in", "accounts/pages/sign-in.tsx", "public.read"),
  page("sign-out", "accounts/pages/sign-out.tsx", "public.read"),
  page("language", "accounts/pages/language.tsx", "language.choose"),
  page("account", "accounts/pages/account.tsx", "account.own"),
  page("account/password", "accounts/pages/password.tsx", "account.own"),
  page("account/sessions", "accounts/pages/sessions.tsx", "account.own"),
  page("invitations/:token", "accounts/pages/invitation.tsx", "public.read"),
  page("accounts", "accounts/pages/accounts.tsx", "account.manage"),
  page("accounts/new", "accounts/pages/new-account.tsx", "account.manage"),
  page("accounts/:id/activity", "accounts/pages/account-activity.tsx", "account.disable"),
  page("accounts/:id/invitation", "accounts/pages/account-invitation.tsx", "account.manage"),
  page("settings", "accounts/pages/settings.tsx", "setting.change"),
  page("agencies", "accounts/pages/agencies.tsx", "agency.manage"),
  page("agencies/new", "accounts/pages/new-agency.tsx", "agency.manage"),
  page("agencies/:id", "accounts/pages/agency.tsx", "agency.manage"),
  page("partners/registration", "accounts/pages/partner-registration.tsx", "partner.register"),
  page("partners", "accounts/pages/partners.tsx", "partner.list"),
  page("partners/:id", "accounts/pages/partner.tsx", "partner.list"),
  page("partners/:id/admission", "accounts/pages/partner-admission.tsx", "partner.admit"),
  page("partners/:id/refusal", "accounts/pages/partner-refusal.tsx", "partner.refuse"),
  page("files/:id", "accounts/pages/file.tsx", "account.own"),

  // notices
  page("notices", "notices/pages/notices.tsx", "notice.read"),
  page("notices/reading", "notices/pages/notice-reading.tsx", "notice.mark"),
  page("notices/settings", "notices/pages/notice-settings.tsx", "notice.choose"),
  page("notices/failed", "notices/pages/failed-letters.tsx", "mail.watch"),
  page("notices/failed/retry", "notices/pages/letter-retry.tsx", "mail.retry"),

  // households
  page("households", "reporting/pages/households.tsx", "household.list"),
  page("households/search", "reporting/pages/household-search.tsx", "household.list"),
  page("households/export", "reporting/pages/household-export.tsx", "household.export"),
  page("households/:id", "reporting/pages/household.tsx", "household.read"),
  page("households/:id/opening", "reporting/pages/household-opening.tsx", "household.open"),
  page("households/:id/members/:member/number", "reporting/pages/member-number.tsx", "household.reveal"),
  page("households/:id/corrections", "reporting/pages/household-correction.tsx", "household.correct"),
  page("imports", "households/pages/imports.tsx", "import.list"),
  page("imports/new", "households/pages/new-import.tsx", "import.upload"),
  page("imports/:id", "households/pages/import.tsx", "import.list"),
  page("imports/:id/confirmation", "households/pages/import-confirmation.tsx", "import.confirm"),
  page("imports/:id/cancellation", "households/pages/import-cancellation.tsx", "import.cancel"),
  page("imports/:id/changes", "households/pages/import-changes.tsx", "import.errors"),
  page("imports/:id/errors", "households/pages/import-errors.tsx", "import.errors"),
  page("reviews", "households/pages/reviews.tsx", "review.list"),
  page("reviews/:id", "households/pages/review.tsx", "review.read"),
  page("reviews/:id/number", "households/pages/review-number.tsx", "review.settle"),
  page("reviews/:id/decision", "households/pages/review-decision.tsx", "review.settle"),
  page("registry", "households/pages/registry.tsx", "registry.check"),
  page("registry/sending", "households/pages/registry-sending.tsx", "registry.send"),

  // verification
  page("verification", "verification/pages/verification.tsx", "verification.list"),
  page("verification/villages/:village", "verification/pages/village.tsx", "verification.list"),
  page("verification/villages/:village/visits", "verification/pages/visits.tsx", "visit.open"),
  page("verification/villages/:village/meeting", "verification/pages/new-meeting.tsx", "deliberation.record"),
  page("visits/:id", "verification/pages/visit.tsx", "visit.open"),
  page("visits/:id/absence", "verification/pages/visit-absence.tsx", "visit.record"),
  page("visits/:id/submission", "verification/pages/visit-submission.tsx", "visit.record"),
  page("visits/:id/members/:member", "verification/pages/visit-member.tsx", "visit.draft"),
  page("visits/:id/:section", "verification/pages/visit-section.tsx", "visit.draft"),
  page("proposals", "verification/pages/proposals.tsx", "proposal.list"),
  page("proposals/new", "verification/pages/new-proposal.tsx", "household.propose"),
  page("proposals/:id", "verification/pages/proposal.tsx", "proposal.list"),
  page("proposals/:id/refusal", "verification/pages/proposal-refusal.tsx", "proposal.refuse"),
  page("rounds/:id", "verification/pages/round.tsx", "verification.view"),
  page("rounds/:id/verdicts", "verification/pages/round-verdicts.tsx", "deliberation.record"),
  page("rounds/:id/rest", "verification/pages/round-rest.tsx", "deliberation.record"),
  page("rounds/:id/meeting", "verification/pages/round-meeting.tsx", "deliberation.record"),
  page("rounds/:id/minutes", "verification/pages/round-minutes.tsx", "minutes.record"),
  page("rounds/:id/correction", "verification/pages/round-correction.tsx", "deliberation.record"),
  page("rounds/:id/forwarding", "verification/pages/round-forwarding.tsx", "village.forward"),
  page("rounds/:id/return", "verification/pages/round-return.tsx", "village.return"),
  page("rounds/:id/review", "verification/pages/round-review.tsx", "review.propose"),
  page("rounds/:id/review-return", "verification/pages/round-review-return.tsx", "review.return"),
  page("rounds/:id/approval", "verification/pages/round-approval.tsx", "review.approve"),
  page("rounds/:id/refusal", "verification/pages/round-refusal.tsx", "review.approve"),
  page("rounds/:id/exclusion/:household", "verification/pages/round-exclusion.tsx", "review.exclude"),
  page("announcements", "verification/pages/announcements.tsx", "village.announce"),
  page("objections", "verification/pages/objections.tsx", "objection.list"),
  page("objections/new", "verification/pages/new-objection.tsx", "objection.raise"),
  page("objections/received", "verification/pages/objection-received.tsx", "objection.raise"),
  page("objections/progress", "verification/pages/objection-progress.tsx", "public.read"),
  page("objections/:id", "verification/pages/objection.tsx", "objection.list"),
  page("objections/:id/household", "verification/pages/objection-household.tsx", "objection.link"),
  page("objections/:id/decision", "verification/pages/objection-decision.tsx", "objection.decide"),
  page("decrees", "verification/pages/decrees.tsx", "decree.read"),
  page("decrees/new", "verification/pages/new-decree.tsx", "decree.draft"),
  page("decrees/:id", "verification/pages/decree.tsx", "decree.read"),
  page("decrees/:id/recording", "verification/pages/decree-recording.tsx", "decree.record"),
  page("decrees/:id/discarding", "verification/pages/decree-discarding.tsx", "decree.draft"),
  page("decrees/:id/annex/:village", "verification/pages/decree-annex.tsx", "decree.annex"),
  page("graduations", "verification/pages/graduations.tsx", "graduation.list"),
  page("graduations/:id", "verification/pages/graduation.tsx", "graduation.list"),
  page("graduations/new/:household", "verification/pages/new-graduation.tsx", "graduation.propose"),

  // needs
  page("needs", "needs/pages/needs.tsx", "need.list"),
  page("rule-set", "needs/pages/rule-set.tsx", "rule_set.read"),
  page("rule-set/change", "needs/pages/rule-change.tsx", "rule_set.change"),

  // programs
  page("programs", "programs/pages/programs.tsx", "program.list"),
  page("programs/new", "programs/pages/new-program.tsx", "program.draft"),
  page("programs/calendar", "programs/pages/program-calendar.tsx", "program.list"),
  page("programs/:id", "programs/pages/program.tsx", "program.read"),
  page("programs/:id/subject", "programs/pages/program-subject.tsx", "program.draft"),
  page("programs/:id/terms", "programs/pages/program-terms.tsx", "program.draft"),
  page("programs/:id/criteria", "programs/pages/program-criteria.tsx", "program.draft"),
  page("programs/:id/fit", "programs/pages/program-fit.tsx", "program.draft"),
  page("programs/:id/division", "programs/pages/program-division.tsx", "program.draft"),
  page("programs/:id/copy", "programs/pages/program-copy.tsx", "program.draft"),
  page("programs/:id/others", "programs/pages/program-others.tsx", "program.others"),
  page("programs/:id/preview", "programs/pages/program-preview.tsx", "program.preview"),
  page("programs/:id/check", "programs/pages/program-check.tsx", "program.draft"),
  page("programs/:id/publication", "programs/pages/program-publication.tsx", "program.publish"),
  page("programs/:id/return", "programs/pages/program-return.tsx", "program.return"),
  page("programs/:id/pause", "programs/pages/program-pause.tsx", "program.pause"),
  page("programs/:id/resumption", "programs/pages/program-resumption.tsx", "program.resume"),
  page("programs/:id/closing", "programs/pages/program-closing.tsx", "program.close"),
  page("programs/:id/quota", "programs/pages/program-quota.tsx", "program.propose_quota"),
  page("programs/:id/quota-decision", "programs/pages/program-quota-decision.tsx", "program.raise_quota"),
  page("programs/:id/quota-refusal", "programs/pages/program-quota-refusal.tsx", "program.refuse_quota"),
  page("public/programs", "programs/pages/public-programs.tsx", "public.read"),
  page("public/programs/:reference", "programs/pages/public-program.tsx", "public.read"),

  // pledges
  page("market", "pledges/pages/market.tsx", "market.read"),
  page("market/amount", "pledges/pages/market-amount.tsx", "market.read"),
  page("market/comparison", "pledges/pages/market-comparison.tsx", "market.read"),
  page("market/ring", "pledges/pages/market-ring.tsx", "market.ring"),
  page("market/ring/villages", "pledges/pages/ring-villages.tsx", "market.ring"),
  page("needs-market", "pledges/pages/public-market.tsx", "public.read"),
  page("needs-market/amount", "pledges/pages/public-market-amount.tsx", "public.read"),
  page("needs-market/comparison", "pledges/pages/public-market-comparison.tsx", "public.read"),
  page("needs-market/:need", "pledges/pages/public-market-need.tsx", "public.read"),
  page("market/:need", "pledges/pages/market-need.tsx", "market.read"),
  page("pledges", "pledges/pages/pledges.tsx", "pledge.list"),
  page("pledges/new", "pledges/pages/new-pledge.tsx", "pledge.draft"),
  page("pledges/:id", "pledges/pages/pledge.tsx", "pledge.read"),
  page("pledges/:id/target", "pledges/pages/pledge-target.tsx", "pledge.draft"),
  page("pledges/:id/amount", "pledges/pages/pledge-amount.tsx", "pledge.draft"),
  page("pledges/:id/wishes", "pledges/pages/pledge-wishes.tsx", "pledge.draft"),
  page("pledges/:id/execution", "pledges/pages/pledge-execution.tsx", "pledge.draft"),
  page("pledges/:id/funders", "pledges/pages/pledge-funders.tsx", "pledge.draft"),
  page("pledges/:id/funders/removal", "pledges/pages/pledge-funder-removal.tsx", "pledge.draft"),
  page("pledges/:id/funders/link", "pledges/pages/pledge-funder-link.tsx", "pledge.draft"),
  page("pledges/:id/funders/link-removal", "pledges/pages/pledge-link-removal.tsx", "pledge.draft"),
  page("pledges/:id/leaving", "pledges/pages/pledge-leaving.tsx", "funder.leave"),
  page("funding/:token", "pledges/pages/funding.tsx", "funder.join"),
  page("funding/:token/registration", "pledges/pages/funding-registration.tsx", "partner.register"),
  page("pledges/:id/share", "pledges/pages/pledge-share.tsx", "pledge.share"),
  page("pledges/:id/check", "pledges/pages/pledge-check.tsx", "pledge.submit"),
  page("pledges/:id/schedule", "pledges/pages/pledge-schedule.tsx", "pledge.draft"),
  page("pledges/:id/promises/:promise", "pledges/pages/pledge-promise.tsx", "promise.note"),
  page("pledges/:id/amendment", "pledges/pages/pledge-amendment.tsx", "pledge.amend"),
  page("pledges/:id/amendment/check", "pledges/pages/pledge-amendment-check.tsx", "pledge.amend"),
  page("pledges/:id/amendment/taking-back", "pledges/pages/pledge-amendment-taking-back.tsx", "pledge.amend"),
  page(
    "pledges/:id/amendment/decision",
    "pledges/pages/pledge-amendment-decision.tsx",
    "pledge.decide_amendment",
  ),
  page("pledges/:id/documents", "pledges/pages/pledge-documents.tsx", "pledge.read"),
  page("pledges/:id/documents/upload", "pledges/pages/pledge-document-upload.tsx", "pledge.document"),
  page("pledges/:id/documents/:document", "pledges/pages/pledge-document.tsx", "pledge.read"),
  page("pledges/:id/versions", "pledges/pages/pledge-versions.tsx", "pledge.read"),
  page("pledges/:id/renewal", "pledges/pages/pledge-renewal.tsx", "pledge.renew"),
  page("pledges/:id/submitted", "pledges/pages/pledge-submitted.tsx", "pledge.submit"),
  page("pledges/:id/acceptance", "pledges/pages/pledge-acceptance.tsx", "pledge.accept"),
  page("pledges/:id/return", "pledges/pages/pledge-return.tsx", "pledge.return"),
  page("pledges/:id/rejection", "pledges/pages/pledge-rejection.tsx", "pledge.reject"),
  page("pledges/:id/agreement", "pledges/pages/pledge-agreement.tsx", "pledge.agree"),
  page("pledges/:id/comments", "pledges/pages/pledge-comments.tsx", "comment.read"),
  page("pledges/:id/withdrawal", "pledges/pages/pledge-withdrawal.tsx", "pledge.withdraw"),

  // matching
  page("pledges/:id/release", "matching/pages/pledge-release.tsx", "pledge.losers"),
  page("runs", "matching/pages/runs.tsx", "run.list"),
  page("runs/new", "matching/pages/new-run.tsx", "run.start"),
  page("runs/fresh", "matching/pages/fresh-places.tsx", "run.list"),
  page("runs/supply", "matching/pages/run-supply.tsx", "run.list"),
  page("runs/compare", "matching/pages/run-comparison.tsx", "run.list"),
  page("order-weights", "matching/pages/order-weights.tsx", "weight_set.read"),
  page("order-weights/new", "matching/pages/new-weights.tsx", "weight_set.change"),
  page("runs/:id", "matching/pages/run.tsx", "run.read"),
  page("runs/:id/districts", "matching/pages/run-districts.tsx", "run.read"),
  page("runs/:id/households", "matching/pages/run-households.tsx", "run.read"),
  page("runs/:id/lines", "matching/pages/run-lines.tsx", "run.read"),
  page("runs/:id/places", "matching/pages/run-places.tsx", "run.read"),
  page("runs/:id/households/:household", "matching/pages/run-household.tsx", "run.read"),
  page("runs/:id/households/:household/bar", "matching/pages/run-bar.tsx", "run.bar"),
  page("runs/:id/needs/:need/pin", "matching/pages/run-pin.tsx", "run.pin"),
  page("runs/:id/check", "matching/pages/run-check.tsx", "run.check"),
  page("runs/:id/export", "matching/pages/run-export.tsx", "run.export"),
  page("runs/:id/export/file", "matching/pages/run-export-file.tsx", "run.export"),
  page("runs/:id/discard", "matching/pages/run-discard.tsx", "run.discard"),
  page("runs/:id/approval", "matching/pages/run-approval.tsx", "run.approve"),

  // delivery
  page("matches", "delivery/pages/matches.tsx", "match.list"),
  page("matches/acceptance", "delivery/pages/acceptance-all.tsx", "match.accept"),
  page("matches/schedule", "delivery/pages/schedule-all.tsx", "match.schedule"),
  page("matches/:id", "delivery/pages/match.tsx", "match.read"),
  page("matches/:id/acceptance", "delivery/pages/acceptance.tsx", "match.accept"),
  page("matches/:id/consent", "delivery/pages/consent.tsx", "match.consent"),
  page("consents", "delivery/pages/consents.tsx", "consent.list"),
  page("matches/:id/schedule", "delivery/pages/schedule.tsx", "match.schedule"),
  page("matches/:id/evidence", "delivery/pages/evidence.tsx", "match.deliver"),
  page("matches/:id/handover", "delivery/pages/handover.tsx", "match.deliver"),
  page("matches/:id/failure", "delivery/pages/failure.tsx", "match.fail"),
  page("matches/:id/check", "delivery/pages/check.tsx", "match.check"),
  page("runs/returned", "delivery/pages/returned.tsx", "run.list"),
  page("runs/:id/recipients", "delivery/pages/run-recipients.tsx", "run.read"),
  page("evidence/:id", "delivery/pages/evidence-file.tsx", "evidence.read"),

  // reporting
  page("completeness", "reporting/pages/completeness.tsx", "completeness.read"),
  page("overview", "reporting/pages/overview.tsx", "overview.read"),
  page("overview/export", "reporting/pages/overview-export.tsx", "overview.read"),
  page("overview/figures/new", "reporting/pages/new-macro-figure.tsx", "macro_figure.record"),
  page("forgotten", "reporting/pages/forgotten.tsx", "forgotten.read"),
  page("forgotten/export", "reporting/pages/forgotten-export.tsx", "forgotten.export"),
  page("leadership", "reporting/pages/leadership.tsx", "leadership.read"),
  page("progress", "reporting/pages/progress.tsx", "progress.read"),
  page("progress/statement", "reporting/pages/statement.tsx", "progress.read"),
  page("gaya", "reporting/pages/gallery.tsx", "gallery.read"),

  // audit
  page("audit", "audit/pages/audit.tsx", "audit.read"),
  page("audit/verification", "audit/pages/audit-verification.tsx", "audit.verify"),

  // whatever is not named above
  page("*", "reporting/pages/not-found.tsx", "public.read"),
];

/** Remix names a route after its file; the guard looks the act up by that name. */
export const routeId = (p: Page): string => p.file.replace(/\.tsx?$/, "");

/** What a visitor may do at the frame around all pages. */
export const rootAct: Act = "public.read";

export const actOfRoute: ReadonlyMap<string, Act> = new Map([
  ["root", rootAct],
  ...pages.map((p) => [routeId(p), p.enter] as const),
]);

// Written out, because the helper of the framework would bring its whole build tool into the running server.
const entries: RouteConfigEntry[] = pages.map((p) =>
  p.path === ""
    ? { id: routeId(p), file: p.file, index: true }
    : { id: routeId(p), file: p.file, path: p.path },
);

export default entries satisfies RouteConfig;
