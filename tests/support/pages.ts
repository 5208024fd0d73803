import type { Actor } from "~/platform/access/actor";
import { signInAs } from "./server";

type Fields = Record<string, string | number | readonly string[]>;

/**
 * A person at a browser without JavaScript: opens pages, fills in forms as they are, follows redirects by hand. Hidden
 * fields of the last page that was opened are sent along, as a browser would.
 */
export async function visitorOf(url: string, actor: Actor) {
  const cookie = await signInAs(url, `${actor.accountId}@contoh.test`);
  let hidden: [string, string][] = [];
  const get = async (path: string) => {
    const answer = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
    const html = await answer.text();
    hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [
      m[1] ?? "",
      m[2] ?? "",
    ]);
    return { status: answer.status, html, to: answer.headers.get("location") };
  };
  const post = async (path: string, fields: Fields = {}) => {
    const body = new URLSearchParams(hidden);
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name);
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
    }
    const answer = await fetch(url + path, {
      method: "POST",
      headers: { cookie, origin: url },
      body,
      redirect: "manual",
    });
    return { status: answer.status, html: await answer.text(), to: answer.headers.get("location") ?? "" };
  };
  return { get, post };
}
