import type { ActionFunctionArgs } from "@remix-run/node";
import { type Actor, systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";

/** What a loader or action gets when this person asks for the address; with fields it is a posted form. */
export async function asked(
  actor: Actor,
  path: string,
  params: Record<string, string> = {},
  fields?: Record<string, string | File | readonly string[]>,
): Promise<ActionFunctionArgs> {
  const settings = await read(systemActor, readSettings);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields ?? {}))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one as string);
  const request = new Request(`http://portal.test${path}`, { method: fields ? "POST" : "GET" });
  const context = {
    ...{ actor, settings, form, locale: "id", nonce: "", token: null, unread: 0, address: "" },
    email: actor.accountId ? `${actor.accountId}@contoh.test` : null,
    today: "2023-07-03",
  };
  return { request, params, context } as unknown as ActionFunctionArgs;
}
