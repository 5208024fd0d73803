import type { Actor } from "~/platform/access/actor";
import { type Act, can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";

/** The ways through the house, left to right in the order of the work; each role sees those it may enter. */
const ways = [
  { href: "/", label: "home", enter: "home.read" },
  { href: "/overview", label: "overview", enter: "overview.read" },
  { href: "/leadership", label: "leadership", enter: "leadership.read" },
  { href: "/imports", label: "imports", enter: "import.list" },
  { href: "/reviews", label: "reviews", enter: "review.list" },
  { href: "/households", label: "households", enter: "household.list" },
  { href: "/verification", label: "verification", enter: "verification.list" },
  { href: "/proposals", label: "proposals", enter: "proposal.list" },
  { href: "/registry", label: "registry", enter: "registry.check" },
  { href: "/needs", label: "needs", enter: "need.list" },
  { href: "/market", label: "market", enter: "market.read" },
  { href: "/programs", label: "programs", enter: "program.list" },
  { href: "/pledges", label: "pledges", enter: "pledge.list" },
  { href: "/partners", label: "partners", enter: "partner.list" },
  { href: "/runs", label: "runs", enter: "run.list" },
  { href: "/matches", label: "matches", enter: "match.list" },
  { href: "/consents", label: "consents", enter: "consent.list" },
  { href: "/progress", label: "progress", enter: "progress.read" },
  { href: "/accounts", label: "accounts", enter: "account.manage" },
  { href: "/agencies", label: "agencies", enter: "agency.manage" },
  { href: "/settings", label: "settings", enter: "setting.change" },
  { href: "/audit", label: "audit", enter: "audit.read" },
] as const satisfies { href: string; label: string; enter: Act }[];

export type Way = { href: string; label: (typeof ways)[number]["label"] };

export function navigationFor(actor: Actor): Way[] {
  return actor.role === "public"
    ? []
    : ways.filter((w) => can(actor, w.enter)).map(({ href, label }) => ({ href, label }));
}

export const wayLabels: Record<Way["label"], () => string> = {
  home: m.frame_nav_home,
  overview: m.frame_nav_overview,
  leadership: m.frame_nav_leadership,
  imports: m.frame_nav_imports,
  reviews: m.households_reviews_nav,
  households: m.frame_nav_households,
  verification: m.frame_nav_verification,
  proposals: m.frame_nav_proposals,
  registry: m.frame_nav_registry,
  needs: m.needs_nav,
  market: m.frame_nav_market,
  programs: m.frame_nav_programs,
  pledges: m.frame_nav_pledges,
  partners: m.frame_nav_partners,
  runs: m.frame_nav_runs,
  matches: m.frame_nav_matches,
  consents: m.delivery_consents_nav,
  progress: m.frame_nav_progress,
  accounts: m.frame_nav_accounts,
  agencies: m.accounts_agencies_nav,
  settings: m.accounts_settings_nav,
  audit: m.frame_nav_audit,
};
