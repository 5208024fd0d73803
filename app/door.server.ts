import { createHash, randomBytes } from "node:crypto";
import type { ServerBuild } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { identify } from "~/features/accounts/door.server";
import { jobs, timedWork } from "~/jobs.server";
import { visitor, systemActor } from "~/platform/access/actor";
import { guard } from "~/platform/access/guard.server";
import type { RequestContext } from "~/platform/access/request.server";
import { read } from "~/platform/access/transaction.server";
import { closeConnection } from "~/platform/db/connection.server";
import { businessDate, readSettings, type Settings } from "~/platform/db/settings.server";
import { localeCookie, localeFrom } from "~/platform/i18n/locale";
import { inLocale } from "~/platform/i18n/locale.server";
import { prepareQueues, startWorkers } from "~/platform/jobs/jobs.server";
import { actOfRoute } from "~/routes";

/** What the HTTP server needs from the application: the closed pages, the context of a request, work, and an end. */
export const door = {
  guard: (build: ServerBuild) => guard(build, actOfRoute),
  contextFor,
  inLocale,
  startWorkers: async (url: string, ownerUrl: string) => {
    await prepareQueues(ownerUrl, jobs);
    return startWorkers(url, jobs, timedWork);
  },
  isWell: async () => (await read(systemActor, (tx) => tx.execute(sql`select 1 as well`))).length === 1,
  close: closeConnection,
};

export type Door = typeof door;

let settings: { value: Settings; readAt: number } | undefined;

async function currentSettings(): Promise<Settings> {
  if (settings && Date.now() - settings.readAt < 5000) return settings.value;
  settings = { value: await read(systemActor, readSettings), readAt: Date.now() };
  return settings.value;
}

async function contextFor(
  request: Request,
  address: string,
): Promise<{ context: RequestContext; cookies: string[] }> {
  const cookie = request.headers.get("cookie");
  const [visit, current] = await Promise.all([identify(cookie), currentSettings()]);
  const actor = visit.account
    ? visit.actor
    : {
        ...visitor,
        scope: current.region,
        key: `public ${createHash("sha256").update(address).digest("hex").slice(0, 16)}`,
      };
  return {
    context: {
      actor,
      token: visit.token,
      email: visit.account?.email ?? null,
      unread: visit.unread,
      locale: localeFrom(cookieValue(cookie, localeCookie), visit.account?.locale),
      nonce: randomBytes(16).toString("base64url"),
      settings: current,
      today: businessDate(current),
      address,
      form: new FormData(),
    },
    cookies: visit.renewedCookie ? [visit.renewedCookie] : [],
  };
}

function cookieValue(header: string | null, name: string): string | null {
  return header?.match(new RegExp(`(?:^|;\\s*)${name}=([^;]*)`))?.[1] ?? null;
}
