import { startEmbedded } from "~/platform/db/embedded.server";
import { closeConnection } from "~/platform/db/connection.server";
import type { Environment } from "./environment";

export type OpenDatabase = { ownerUrl: string; close: () => Promise<void> };

/** The database of the environment, or the built-in one; afterwards DATABASE_URL names it for the whole process. */
export async function openDatabase(env: Environment): Promise<OpenDatabase> {
  if (env.DATABASE_URL) {
    return { ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL, close: closeConnection };
  }
  const embedded = await startEmbedded(env.dataDir);
  process.env.DATABASE_URL = embedded.url;
  return {
    ownerUrl: embedded.url,
    close: async () => {
      await closeConnection();
      await embedded.stop();
    },
  };
}
