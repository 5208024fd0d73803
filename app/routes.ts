import { route, type RouteConfig, type RouteConfigEntry } from "@remix-run/route-config";
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
  page("files/:id", "accounts/pages/file.tsx", "account.own"),

  // households
  page("registry", "households/pages/registry.tsx", "registry.check"),
  page("registry/sending", "households/pages/registry-sending.tsx", "registry.send"),

  // verification

  // needs

  // programs
  page("programs", "programs/pages/programs.tsx", "program.list"),
  page("programs/new", "programs/pages/new-program.tsx", "program.draft"),
  page("programs/:id", "programs/pages/program.tsx", "program.read"),
  page("programs/:id/subject", "programs/pages/program-subject.tsx", "program.draft"),
  page("programs/:id/terms", "programs/pages/program-terms.tsx", "program.draft"),
  page("programs/:id/criteria", "programs/pages/program-criteria.tsx", "program.draft"),
  page("programs/:id/check", "programs/pages/program-check.tsx", "program.submit"),
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

  // matching
  page("runs", "matching/pages/runs.tsx", "run.list"),
  page("runs/new", "matching/pages/new-run.tsx", "run.start"),
  page("runs/:id", "matching/pages/run.tsx", "run.read"),
  page("runs/:id/lines", "matching/pages/run-lines.tsx", "run.read"),
  page("runs/:id/households/:household", "matching/pages/run-household.tsx", "run.read"),
  page("runs/:id/discard", "matching/pages/run-discard.tsx", "run.discard"),
  page("runs/:id/approval", "matching/pages/run-approval.tsx", "run.approve"),

  // delivery

  // reporting

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

const entries: RouteConfigEntry[] = pages.map((p) =>
  p.path === "" ? { id: routeId(p), file: p.file, index: true } : route(p.path, p.file, { id: routeId(p) }),
);

export default entries satisfies RouteConfig;
