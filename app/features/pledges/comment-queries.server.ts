import { asc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { read } from "~/platform/access/transaction.server";
import { readPledgeAt } from "./draft-queries.server";
import type { PledgeRecord } from "./record-queries.server";
import { pledgeComment } from "./schema";

export type Comment = { id: string; author: string; organisation: string | null; body: string; at: Date };

/** A submitted pledge with what was said about it, oldest first. @throws NotFound, also for a draft */
export async function readComments(
  actor: Actor,
  id: string | undefined,
): Promise<{ pledge: PledgeRecord; comments: Comment[] }> {
  const pledge = await readPledgeAt(actor, id);
  if (pledge.state === "draft") throw new NotFound();
  const comments = await read(actor, (tx) =>
    tx
      .select({
        id: pledgeComment.id,
        author: pledgeComment.author,
        organisation: pledgeComment.organisation,
        body: pledgeComment.body,
        at: pledgeComment.at,
      })
      .from(pledgeComment)
      .where(eq(pledgeComment.pledgeId, pledge.id))
      .orderBy(asc(pledgeComment.at), asc(pledgeComment.id)),
  );
  return { pledge, comments };
}
