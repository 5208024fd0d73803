import type { Server } from "node:http";
import { afterAll, beforeAll } from "vitest";
import { pathToFileURL } from "node:url";
import { clientDir, serverBuild } from "~/platform/launch/build";
import { serve } from "~/server";

type Application = Awaited<ReturnType<Parameters<typeof serve>[0]["application"]>>;

/** The built application, served on a free port over the test file's own database. Call after useDatabase(). */
export function useServer(): { url: () => string } {
  let server: Server;
  let url = "";
  beforeAll(async () => {
    const build = (await import(/* @vite-ignore */ pathToFileURL(serverBuild).href)) as Application["build"];
    const door = (build.entry.module as unknown as { door: Application["door"] }).door;
    server = await serve({
      port: 0,
      host: "127.0.0.1",
      clientDir,
      application: async () => ({ build, door }),
    });
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { url: () => url };
}

/** Signs in as a demo account and returns the cookie. */
export async function signInAs(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ demo: email }),
  });
  const cookie = answer.headers.getSetCookie().find((c) => c.startsWith("session="));
  if (!cookie) throw new Error(`No session for ${email}: ${answer.status}`);
  return cookie.split(";")[0]!;
}
