import { and, eq, ne, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform, type Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { readSettings } from "~/platform/db/settings.server";
import type { AgencyKind } from "./rules";
import { agency } from "./schema";

export type AgencyTerms = { name: string; code: string; kind: AgencyKind; active: boolean };

/** Adds an office of the region (OPD). @throws RuleBroken "agency_code_taken" */
export function addAgency(actor: Actor, terms: AgencyTerms, key?: string | null): Promise<string> {
  return perform(
    actor,
    "agency.manage",
    async (tx) => ({ id: null, region: (await readSettings(tx)).region }),
    async (tx, { region }) => {
      await assertCodeFree(tx, terms.code, null);
      const id = newId();
      await tx.insert(agency).values({ id, region, ...terms });
      noteSubject(tx, { id });
      note(tx, { code: terms.code });
      return id;
    },
    { key },
  );
}

/** Renames, reclassifies or retires an office; what it did stays. @throws RuleBroken "agency_code_taken" */
export function changeAgency(
  actor: Actor,
  id: string,
  terms: AgencyTerms,
  key?: string | null,
): Promise<void> {
  return perform(
    actor,
    "agency.manage",
    async (tx) => (await tx.select().from(agency).where(eq(agency.id, id)).for("update"))[0] ?? null,
    async (tx) => {
      await assertCodeFree(tx, terms.code, id);
      await tx.update(agency).set(terms).where(eq(agency.id, id));
      note(tx, { code: terms.code, active: terms.active });
    },
    { key },
  );
}

async function assertCodeFree(tx: Tx, code: string, mine: string | null): Promise<void> {
  const [other] = await tx
    .select({ id: agency.id })
    .from(agency)
    .where(and(sql`upper(${agency.code}) = upper(${code})`, mine === null ? undefined : ne(agency.id, mine)));
  if (other) throw new RuleBroken("agency_code_taken");
}
