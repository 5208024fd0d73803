import { eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { analystsOf, announce } from "~/features/notices/announce.server";
import { agency, partner } from "~/features/accounts/schema";
import { refuseComment } from "./rules/comments";
import { pledge, pledgeComment } from "./schema";
import { agencyOf, partnersOf } from "./tell.server";

/**
 * Adds to what is said about a pledge that has been submitted; it can be neither changed nor taken back. The others
 * hear of it. @throws NotFound for a draft, RuleBroken with a code of `refuseComment`
 */
export function writeComment(actor: Actor, pledgeId: string, body: string, key?: string): Promise<string> {
  return perform(
    actor,
    "comment.write",
    async (tx) => {
      const [row] = await tx.select().from(pledge).where(eq(pledge.id, pledgeId));
      if (!row || row.state === "draft") return null;
      // A funder says something about another's pledge, an agency about one without an agency of its own.
      return { ...row, partnerId: actor.partnerId, agencyId: actor.agencyId, pledge: row };
    },
    async (tx, { pledge: row }) => {
      const refusal = refuseComment(body);
      if (refusal) throw new RuleBroken(refusal);
      const id = newId();
      const organisation = await organisationOf(tx, actor);
      await tx.insert(pledgeComment).values({
        id,
        pledgeId,
        authorId: actor.accountId ?? "",
        author: actor.name,
        organisation,
        body,
      });
      await announce(tx, {
        kind: "comment_new",
        to: [...(await partnersOf(tx, pledgeId)), ...agencyOf(row), analystsOf(row.region)],
        facts: { reference: row.reference ?? "", from: organisation ?? "Bappeda" },
        link: `/pledges/${pledgeId}/comments`,
        subject: pledgeId,
      });
      note(tx, { comment: id, length: body.length });
      return id;
    },
    { key },
  );
}

type Reader = Parameters<typeof partnersOf>[0];

/** Whom the actor speaks for; null for Bappeda itself. */
async function organisationOf(tx: Reader, actor: Actor): Promise<string | null> {
  const [id, table] = actor.partnerId ? [actor.partnerId, partner] : [actor.agencyId, agency];
  if (id === null) return null;
  const [row] = await tx.execute<{ name: string }>(sql`select name from ${table} where id = ${id}::uuid`);
  return row?.name ?? null;
}
