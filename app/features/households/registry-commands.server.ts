import { and, asc, count, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { read, type Reader } from "~/platform/access/transaction.server";
import { decrypt } from "~/platform/db/secrets.server";
import { announce } from "~/platform/jobs/jobs.server";
import { region } from "~/features/regions/schema";
import { sentPerPage } from "./register-filter";
import { household, member } from "./schema";

/** How many people with a number wait to be sent, or have been sent, per kecamatan. */
export async function countRegistryChecks(actor: Actor) {
  return read(actor, async (tx) => {
    const rows = await tx.execute<{
      district: string;
      name: string;
      unsent: number;
      sent: number;
      disagrees: number;
    }>(sql`
      select d.code as district, d.name,
        count(*) filter (where m.registry_check = 'unknown')::int as unsent,
        count(*) filter (where m.registry_check = 'sent')::int as sent,
        count(*) filter (where m.registry_check = 'disagrees')::int as disagrees
      from member m join region d on d.code = substr(m.region, 1, 8)
      where m.active and m.nik_index is not null group by d.code, d.name order by d.name`);
    return [...rows];
  });
}

/**
 * Sends everybody of one kecamatan whose number has not been compared with the civil registry (padan) to Disdukcapil.
 * @returns how many were sent
 */
export async function sendToRegistry(actor: Actor, districtCode: string): Promise<number> {
  return perform(
    actor,
    "registry.send",
    (tx) => findDistrict(tx, districtCode),
    async (tx, place) => {
      const sent = await tx
        .update(member)
        .set({ registryCheck: "sent" })
        .where(
          and(
            sql`${member.region} >= ${place.region} and ${member.region} < ${`${place.region}/`}`,
            eq(member.registryCheck, "unknown"),
            eq(member.active, true),
            isNotNull(member.nikIndex),
          ),
        )
        .returning({ id: member.id });
      note(tx, { sent: sent.length });
      return sent.length;
    },
  );
}

/** People sent for the check: all that Disdukcapil sees, with the number it needs for its work. */
export async function listSent(actor: Actor, page: number) {
  return read(actor, async (tx) => {
    const where = and(eq(member.registryCheck, "sent"), eq(member.active, true));
    const [{ n }] = (await tx.select({ n: count() }).from(member).where(where)) as [{ n: number }];
    const rows = await tx
      .select({
        id: member.id,
        name: member.name,
        birthDate: member.birthDate,
        sex: member.sex,
        place: sql<string>`concat_ws(', ', ${region.name}, (select d.name from region d where d.code = left(${member.region}, 8)))`,
        nik: member.nikCipher,
      })
      .from(member)
      .leftJoin(region, eq(region.code, member.region))
      .where(where)
      .orderBy(asc(member.region), asc(member.name))
      .limit(sentPerPage)
      .offset((page - 1) * sentPerPage);
    return {
      total: n,
      rows: rows.map(({ nik, ...row }) => ({
        ...row,
        nik: nik ? decrypt("identity", nik).toString("utf8") : null,
      })),
    };
  });
}

/**
 * Records Disdukcapil's word on people sent for the check. A number that does not agree opens a `documents` need; it
 * excludes nobody.
 */
export async function answerRegistry(
  actor: Actor,
  answers: ReadonlyMap<string, "agrees" | "disagrees">,
): Promise<number> {
  return perform(
    actor,
    "registry.check",
    async () => ({ id: null, region: actor.scope }),
    async (tx) => {
      let answered = 0;
      for (const word of ["agrees", "disagrees"] as const) {
        const ids = [...answers].filter(([, a]) => a === word).map(([id]) => id);
        if (ids.length === 0) continue;
        const households = await householdsOf(tx, ids);
        const [given] = await tx.execute<{ n: number }>(
          sql`select answer_registry(${sql.param(`{${ids.join()}}`)}::uuid[], ${word}) as n`,
        );
        answered += given!.n;
        if (households.length > 0)
          await announce(tx, "assessment.recorded", actor, { householdIds: households });
      }
      note(tx, { answered });
      return answered;
    },
  );
}

/** A kecamatan of the actor's region; null when there is none of this code. */
async function findDistrict(tx: Reader, code: string) {
  const [row] = await tx
    .select({ code: region.code })
    .from(region)
    .where(and(eq(region.code, code), eq(region.level, 3)));
  return row ? { id: row.code, region: row.code } : null;
}

async function householdsOf(tx: Reader, members: string[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: household.id })
    .from(household)
    .innerJoin(member, eq(member.householdId, household.id))
    .where(inArray(member.id, members));
  return rows.map((r) => r.id);
}
