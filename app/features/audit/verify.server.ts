import { createHash } from "node:crypto";
import { connect } from "~/platform/db/connection.server";

export type ChainReport =
  | { whole: true; entries: number; head: string }
  | { whole: false; entries: number; brokenAt: number; fault: "content" | "link" | "gap" | "head" };

type Row = { seq: number; text: string; prev_hash: Buffer; hash: Buffer };

/**
 * Walks the audit log from its first entry and recomputes every link, in this process and not in the database, so that a
 * changed byte, a removed entry or a shortened log is found and named.
 */
export async function verifyChain(url: string): Promise<ChainReport> {
  const sql = connect(url, 1);
  try {
    return await sql.begin("isolation level repeatable read read only", async (tx) => {
      await tx`select set_config('portal.reach', 'system', true)`;
      let seq = 0;
      let previous = Buffer.alloc(32);
      const rows = tx<
        Row[]
      >`select seq, audit_text(e) as text, prev_hash, hash from audit_entry e order by seq`.cursor(1000);
      for await (const page of rows) {
        for (const row of page) {
          const at = Number(row.seq);
          if (at !== seq + 1) return { whole: false, entries: seq, brokenAt: seq + 1, fault: "gap" } as const;
          if (!previous.equals(row.prev_hash))
            return { whole: false, entries: seq, brokenAt: at, fault: "link" } as const;
          const hash = createHash("sha256").update(previous).update(row.text, "utf8").digest();
          if (!hash.equals(row.hash))
            return { whole: false, entries: seq, brokenAt: at, fault: "content" } as const;
          seq = at;
          previous = hash;
        }
      }
      const [head] = await tx<{ seq: number; hash: Buffer }[]>`select * from audit_newest()`;
      if (head && (Number(head.seq) !== seq || !previous.equals(head.hash))) {
        return { whole: false, entries: seq, brokenAt: seq + 1, fault: "head" } as const;
      }
      return { whole: true, entries: seq, head: previous.toString("hex") } as const;
    });
  } finally {
    await sql.end();
  }
}
