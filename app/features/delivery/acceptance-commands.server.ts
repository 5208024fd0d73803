import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { today } from "~/platform/db/settings.server";
import { ageOn } from "~/features/needs/rules/derive";
import { cancelMatch, lockMatch, moved, saveMatch } from "./match.server";
import { needsGuardian } from "./rules";
import { consent } from "./schema";
import { tellReturned } from "./tell.server";

type Form = { key?: string | null; seen?: number };

/** The agency takes a recipient on its list. */
export function acceptMatch(actor: Actor, id: string, { key, seen }: Form = {}): Promise<void> {
  return perform(
    actor,
    "match.accept",
    (tx) => lockMatch(tx, actor, id),
    async (tx, row) => saveMatch(tx, id, { state: moved(row, "accept", seen) }),
    { key },
  );
}

/**
 * Accepts every recipient of one program or pledge that still waits for the agency, in one act.
 * @param expected how many the person was shown; @throws Conflict("match_changed") when it is no longer that many
 */
export function acceptAll(
  actor: Actor,
  { offerId, expected, key }: { offerId: string; expected: number; key?: string | null },
): Promise<number> {
  return perform(
    actor,
    "match.accept",
    async () => ({ id: offerId, agencyId: actor.agencyId, region: actor.scope }),
    async (tx) => {
      const rows = await tx.execute<{ id: string }>(sql`
        update match set state = 'accepted', version = version + 1, updated_at = now()
        where offer_id = ${offerId} and state = 'proposed' and agency_id = ${actor.agencyId}::uuid returning id`);
      if (rows.length !== expected) throw new Conflict("match_changed", { count: rows.length });
      const ids = rows.map((row) => row.id).sort();
      note(tx, { accepted: ids.length, lines: createHash("sha256").update(ids.join("\n")).digest("hex") });
      return ids.length;
    },
    { key },
  );
}

/** The agency sends a recipient back to Bappeda: the place is free, the reason is shown. */
export function returnMatch(actor: Actor, id: string, why: string, { key, seen }: Form = {}): Promise<void> {
  return perform(
    actor,
    "match.return",
    (tx) => lockMatch(tx, actor, id),
    async (tx, row) => {
      moved(row, "return", seen);
      await cancelMatch(tx, row, "returned_by_agency", why);
      await tellReturned(tx, row);
    },
    { key, reason: why },
  );
}

export type ConsentGiven = {
  answer: "given" | "refused";
  givenOn: string;
  manner: "spoken" | "written";
  givenBy: string;
  guardian: string | null;
  witnesses: string;
};

/**
 * Keeps the household's or guardian's word: when, spoken or written, by whom, who was present. A no ends the match and
 * frees the place.
 * @throws RuleBroken "consent_guardian" for a minor without one, "consent_day"
 */
export function recordConsent(
  actor: Actor,
  id: string,
  given: ConsentGiven,
  { key, seen }: Form = {},
): Promise<void> {
  return perform(
    actor,
    "match.consent",
    (tx) => lockMatch(tx, actor, id),
    async (tx, row) => {
      const day = await today(tx);
      const state = moved(row, given.answer === "given" ? "consent" : "refuse", seen);
      if (given.givenOn > day || given.givenOn < row.approvedOn) throw new RuleBroken("consent_day");
      const [person] = await tx.execute<{ born: string | null }>(
        sql`select birth_date::text as born from member where id = ${row.memberId}::uuid`,
      );
      const age = person?.born ? ageOn(person.born, day) : null;
      if (needsGuardian(age) && given.guardian === null) throw new RuleBroken("consent_guardian");
      await tx.insert(consent).values({
        id: newId(),
        matchId: id,
        region: row.region,
        agencyId: row.agencyId,
        madeBy: actor.accountId!,
        ...given,
      });
      if (given.answer === "given") await saveMatch(tx, id, { state });
      else await cancelMatch(tx, row, "refused_by_household", null);
      note(tx, { answer: given.answer, manner: given.manner });
    },
    { key },
  );
}
