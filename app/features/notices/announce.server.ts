import { sql } from "drizzle-orm";
import type { SignedInRole } from "~/platform/access/actor";
import type { Tx } from "~/platform/access/perform.server";
import { checkFacts } from "./facts.server";
import { mailSettings } from "./mail-settings.server";
import { usualChoice, type FactsOf, type NoticeKind } from "./rules";

/** Who is told: accounts by id, or everybody of a partner, of an agency or of a region, where told so with these roles. */
export type Audience =
  | { accounts: readonly string[] }
  | { partner: string; roles?: readonly SignedInRole[] }
  | { agency: string; roles?: readonly SignedInRole[] }
  | { region: string; roles: readonly SignedInRole[] };

export type Announcement<Kind extends NoticeKind> = {
  kind: Kind;
  to: readonly Audience[];
  facts: FactsOf<Kind>;
  /** where one sees it: a path of this portal */
  link: string;
  /** the record it is about */
  subject?: string;
};

export const peopleOfPartner = (partner: string): Audience => ({ partner });
export const headsOfAgency = (agency: string): Audience => ({ agency, roles: ["agency_head"] });
export const operatorsOfAgency = (agency: string): Audience => ({ agency, roles: ["agency_operator"] });
/** Analysts whose area holds this region. */
export const analystsOf = (region: string): Audience => ({ region, roles: ["bappeda_analyst"] });
export const bappedaHeadsOf = (region: string): Audience => ({ region, roles: ["bappeda_head"] });

/**
 * Tells people what happened, inside the transaction in which it happens: both are kept or neither. Whoever acts is not
 * told, and everybody else as they wish. @throws ZodError for facts that are not of the kind
 */
export async function announce<Kind extends NoticeKind>(tx: Tx, what: Announcement<Kind>): Promise<void> {
  const facts = checkFacts(what.kind, what.facts);
  const accounts = what.to.flatMap((set) => ("accounts" in set ? set.accounts : []));
  const sets = what.to.filter((set) => !("accounts" in set));
  await tx.execute(sql`select announce_notice(${what.kind}, ${what.subject ?? null}, ${JSON.stringify(facts)}::jsonb,
    ${what.link}, ${`{${accounts.join(",")}}`}::uuid[], ${JSON.stringify(sets)}::jsonb, ${mailSettings() !== null},
    ${usualChoice.portal}, ${usualChoice.mail})`);
}

/** The same, but only the first time for this key, such as one stage of one promise. @returns whether it was said now */
export async function announceOnce<Kind extends NoticeKind>(
  tx: Tx,
  key: string,
  what: Announcement<Kind>,
): Promise<boolean> {
  const [row] = await tx.execute<{ first: boolean }>(sql`select announce_once(${key}) as first`);
  if (!row?.first) return false;
  await announce(tx, what);
  return true;
}
