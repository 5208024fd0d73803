import type { LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { readDocument } from "../document-commands.server";
import { readPledgeAt } from "../draft-queries.server";

/** One paper as a file; 404 for whoever may not read it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id } = await readPledgeAt(context.actor, params.id);
  if (!isId(params.document)) throw new NotFound();
  const { name, mediaType, bytes } = await readDocument(context.actor, id, params.document);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
