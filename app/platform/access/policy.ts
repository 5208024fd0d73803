import { type Actor, isInside, type Role, type SignedInRole, roles } from "./actor";

/**
 * Who may do what. The only file that reads a role. The same strings name audit rows, buttons, history lines and tests.
 * A predicate sees the actor and the record; for entering a page the record is empty.
 */
export type Subject = {
  id?: string | null;
  region?: string | null;
  agencyId?: string | null;
  partnerId?: string | null;
  /** who made what is now to be approved or checked */
  madeBy?: string | null;
};

type Predicate = (actor: Actor, subject: Subject) => boolean;

/** One of these roles, on a record of its own region, agency or partner. */
function by(...allowed: Role[]): Predicate {
  return (actor, subject) => allowed.includes(actor.role) && isTheirs(actor, subject);
}

/** The same, by someone other than the maker. */
function bySecond(...allowed: Role[]): Predicate {
  const first = by(...allowed);
  return (actor, subject) =>
    first(actor, subject) && (subject.madeBy == null || subject.madeBy !== actor.accountId);
}

const anyone: Predicate = () => true;
const signedIn: Predicate = (actor) => actor.role !== "public";

function isTheirs(actor: Actor, subject: Subject): boolean {
  if (actor.role === "system") return true;
  if (actor.agencyId !== null && subject.agencyId != null && subject.agencyId !== actor.agencyId)
    return false;
  if (actor.partnerId !== null && subject.partnerId != null && subject.partnerId !== actor.partnerId)
    return false;
  if (worksByRegion(actor.role) && subject.region != null && !isInside(subject.region, actor.scope))
    return false;
  return true;
}

function worksByRegion(role: Role): boolean {
  return role !== "public" && role !== "partner" && role !== "agency_operator" && role !== "agency_head";
}

const bappeda = ["bappeda_analyst", "bappeda_head"] as const;
const agencyRoles = ["agency_operator", "agency_head"] as const;
const registerRoles = [...bappeda, "registrar", "district_officer", "village_officer"] as const;
const summaryRoles = [...bappeda, "registrar", "executive", "auditor", "district_officer"] as const;

const policy = {
  // the door
  "public.read": anyone,
  "page.read": anyone,
  "home.read": signedIn,
  "language.choose": anyone,
  "session.begin": anyone,
  "session.end": signedIn,
  "account.own": signedIn,
  "gallery.read": anyone,

  // accounts
  "account.manage": by("administrator", "system"),
  "account.invite": by("administrator", "bappeda_analyst", "system"),
  "account.disable": by("administrator", "system"),
  "account.alert": by("system"),
  "account.watch": by("administrator", "auditor"),
  "agency.manage": by("administrator", "system"),
  "setting.change": by("administrator", "system"),
  "partner.register": by("public", "system"),
  "partner.list": by(...bappeda, "auditor"),
  "partner.admit": by("bappeda_analyst", "system"),
  "partner.refuse": by("bappeda_analyst", "system"),
  "partner.own": by("partner"),

  // notices
  "notice.read": signedIn,
  "notice.mark": signedIn,
  "notice.choose": signedIn,
  "mail.gather": by("system"),
  "mail.send": by("system"),
  "notice.clear": by("system"),
  "mail.watch": by("administrator"),
  "mail.retry": by("administrator"),

  // households
  "household.list": by(...registerRoles),
  "household.read": by(...registerRoles, ...agencyRoles, "auditor"),
  "household.open": by(...registerRoles, ...agencyRoles, "auditor"),
  "household.reveal": by(...registerRoles),
  "household.correct": by("registrar", "village_officer"),
  "household.export": by(...bappeda, "registrar"),
  "import.list": by("registrar", "bappeda_analyst"),
  "import.upload": by("registrar"),
  "import.confirm": by("registrar"),
  "import.cancel": by("registrar"),
  "import.errors": by("registrar"),
  "import.check": by("registrar", "system"),
  "import.write": by("registrar", "system"),
  "import.tend": by("system"),
  "review.list": by("registrar"),
  "review.read": by("registrar"),
  "review.settle": by("registrar"),
  "registry.send": by("registrar"),
  "registry.check": by("registry_officer"),

  // verification
  "verification.view": by(...registerRoles),
  "verification.list": by(...registerRoles),
  "visit.open": by("village_officer"),
  "visit.draft": by("village_officer"),
  "visit.record": by("village_officer"),
  "household.propose": by("village_officer", "neighbourhood"),
  "proposal.refuse": bySecond("village_officer"),
  "proposal.list": by("village_officer", "neighbourhood"),
  "deliberation.record": by("village_officer"),
  "minutes.record": by("village_officer"),
  "village.forward": bySecond("district_officer"),
  "village.return": by("district_officer"),
  "review.return": by("registrar"),
  "review.propose": by("registrar"),
  "review.approve": bySecond("bappeda_analyst"),
  "review.exclude": by("registrar"),
  "village.announce": by("registrar"),
  "objection.raise": anyone,
  "objection.list": by("registrar", ...bappeda),
  "objection.link": by("registrar"),
  "objection.decide": bySecond("registrar"),
  "decree.read": by(...registerRoles, "auditor", "executive"),
  "decree.draft": by("registrar"),
  "decree.record": bySecond("bappeda_head"),
  "decree.expire": by("system"),
  "decree.annex": by(...bappeda, "registrar"),
  "graduation.list": by(...bappeda, "registrar"),
  "graduation.propose": by("registrar"),
  "graduation.decide": bySecond("bappeda_head"),
  "household.exclude": by("registrar", "village_officer", "system"),
  "completeness.read": by(...summaryRoles, "village_officer"),
  "completeness.detail": by(...registerRoles, "auditor"),

  // needs
  "need.list": by(...registerRoles),
  "need.derive": by("system", "registrar", "village_officer", "bappeda_analyst"),
  "rule_set.read": by(...bappeda, "registrar", "auditor"),
  "rule_set.change": by("bappeda_analyst"),

  // programs
  "program.list": signedIn,
  "program.read": signedIn,
  "program.draft": by(...agencyRoles),
  "program.preview": by(...agencyRoles),
  "program.count": by(...agencyRoles),
  "program.others": by(...agencyRoles, ...bappeda),
  "program.submit": by("agency_operator"),
  "program.publish": by("agency_head"),
  "program.return": by("agency_head"),
  "program.pause": by("agency_head"),
  "program.resume": by("agency_head"),
  "program.close": by("agency_head"),
  "program.propose_quota": by(...agencyRoles),
  "program.raise_quota": by("agency_head"),
  "program.refuse_quota": by("agency_head"),

  // pledges
  "market.read": by("partner", ...bappeda, ...agencyRoles, "executive"),
  "market.ring": by("partner"),
  "pledge.list": by("partner", ...bappeda, ...agencyRoles, "auditor"),
  "pledge.read": by("partner", ...bappeda, ...agencyRoles, "auditor"),
  "pledge.draft": by("partner"),
  "pledge.share": by("partner"),
  "funder.join": by("public", "partner"),
  "funder.leave": by("partner"),
  "pledge.submit": by("partner"),
  "pledge.withdraw": by("partner"),
  "pledge.accept": by("bappeda_analyst"),
  "pledge.return": by("bappeda_analyst"),
  "pledge.reject": by("bappeda_analyst"),
  "pledge.agree": by("bappeda_analyst"),
  "pledge.amend": by("partner"),
  "pledge.decide_amendment": by("bappeda_analyst"),
  "pledge.expire": by("system"),
  "pledge.places_back": by("system"),
  "pledge.renew": by("bappeda_analyst"),
  "pledge.document": by("partner", "bappeda_analyst"),
  "pledge.losers": by(...bappeda),
  "comment.read": by("partner", ...bappeda, ...agencyRoles),
  "comment.write": by("partner", ...bappeda, ...agencyRoles),
  "promise.note": by("bappeda_analyst"),
  "promise.tend": by("system"),
  "cell.publish": by("system", "bappeda_analyst"),

  // matching
  "run.list": by(...bappeda, "auditor"),
  "run.read": by(...bappeda, "auditor"),
  "run.start": by("bappeda_analyst"),
  "run.compute": by("bappeda_analyst", "system"),
  "run.discard": by(...bappeda),
  "run.approve": bySecond("bappeda_head"),
  "run.pin": by("bappeda_analyst"),
  "run.bar": by("bappeda_analyst"),
  "run.check": by(...bappeda, "auditor"),
  "run.export": by(...bappeda, "auditor"),
  "weight_set.read": by(...bappeda, "auditor"),
  "weight_set.change": by("bappeda_analyst"),

  // delivery
  "match.list": by(...agencyRoles),
  "match.read": by(...agencyRoles),
  "match.accept": by("agency_operator"),
  "match.return": by("agency_operator"),
  "match.consent": by("agency_operator", "village_officer"),
  "consent.list": by("village_officer"),
  "match.schedule": by("agency_operator"),
  "match.deliver": by("agency_operator"),
  "match.fail": by("agency_operator"),
  "match.check": bySecond("agency_operator", "agency_head"),
  "evidence.read": by(...agencyRoles, ...bappeda, "auditor"),

  // reporting
  "macro_figure.record": by(...bappeda, "system"),
  "overview.read": by(...bappeda, "registrar", "auditor"),
  "forgotten.read": by(...bappeda, "registrar"),
  "forgotten.export": by(...bappeda, "registrar"),
  "leadership.read": by("executive", ...bappeda, "auditor"),
  "progress.read": by("partner"),

  // audit
  "audit.read": by("auditor"),
  "audit.verify": by("auditor", "system"),
} satisfies Record<string, Predicate>;

export type Act = keyof typeof policy;

export const acts = Object.keys(policy) as Act[];

/** May this actor do this act to this record (or, without a record, enter the page that offers it)? */
export function can(actor: Actor, act: Act, subject: Subject = {}): boolean {
  return policy[act](actor, subject);
}

/**
 * Which rows the database shows during an act: by region, by agency, by partner, own proposals, rows sent for a check,
 * papers and totals, the log, accounts, or what is public.
 */
export function reachOf(actor: Actor, act: string): string {
  if (actor.role === "auditor" && act === "household.open") return "region";
  return reaches[actor.role];
}

const reaches: Record<Role, string> = {
  system: "system",
  public: "public",
  partner: "partner",
  agency_operator: "agency",
  agency_head: "agency",
  bappeda_analyst: "region",
  bappeda_head: "region",
  registrar: "region",
  village_officer: "region",
  district_officer: "region",
  neighbourhood: "own",
  registry_officer: "registry",
  executive: "summary",
  auditor: "audit",
  administrator: "admin",
};

/** Roles with their kind of scope, for inviting people. */
export const roleScopes: Record<
  SignedInRole,
  "installation" | "district" | "village" | "agency" | "partner"
> = {
  partner: "partner",
  agency_operator: "agency",
  agency_head: "agency",
  bappeda_analyst: "installation",
  bappeda_head: "installation",
  registrar: "installation",
  village_officer: "village",
  neighbourhood: "village",
  district_officer: "district",
  registry_officer: "installation",
  executive: "installation",
  auditor: "installation",
  administrator: "installation",
};

export function isSignedInRole(value: string): value is SignedInRole {
  return (roles as readonly string[]).includes(value);
}

/** Roles that work with the whole list say why they open one family's record; a village officer's visit is the reason. */
export function owesReason(actor: Actor): boolean {
  return (["bappeda_analyst", "bappeda_head", "registrar", "auditor"] as Role[]).includes(actor.role);
}
