import { findFile, readFileBytes } from "./files.server";
import { read } from "~/platform/access/transaction.server";
import type { Actor } from "~/platform/access/actor";

/** A stored file as an answer: never sniffed, never framed, shown in place only when it is a picture or PDF. */
export async function answerWithFile(actor: Actor, id: string): Promise<Response> {
  const row = await read(actor, (tx) => findFile(tx, id));
  const bytes = await readFileBytes(id);
  const inline = row.mediaType === "image/jpeg";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": row.mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
