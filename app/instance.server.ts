import { migrateDatabase } from "../drizzle/migrate";
import { loadRegions } from "../drizzle/seed/regions";
import { scenarioCodes } from "../drizzle/seed/scenario-codes";
import { eq } from "drizzle-orm";
import { region } from "~/features/regions/schema";
import { timeZoneOf } from "~/features/regions/rules";
import { systemActor } from "~/platform/access/actor";
import { perform, type Tx } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { hasSettings, readSettings, writeSetting } from "~/platform/db/settings.server";
import type { Environment } from "~/platform/launch/environment";

export const defaultScenario = "bekasi_rutilahu";

/**
 * Brings a database to the state this version expects: schema, regions, mode, and in a demo its scenario.
 * The mode is written at first start and never changes; a wrong one is refused.
 */
export async function prepareInstance(
  env: Environment,
  ownerUrl: string,
  scenario: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  await migrateDatabase(ownerUrl, process.env.DATABASE_URL);
  await loadRegions(ownerUrl);
  const known = await read(systemActor, hasSettings);
  if (!known) {
    await perform(
      systemActor,
      "setting.change",
      async () => ({ id: "mode" }),
      async (tx) => {
        await writeSetting(tx, "mode", env.mode);
        if (env.mode === "live" && env.PORTAL_REGION) await settleIn(tx, env.PORTAL_REGION);
      },
    );
  }
  const settings = await read(systemActor, readSettings);
  if (process.env.PORTAL_MODE && settings.mode !== env.mode) {
    throw new Error(`This database is a ${settings.mode} instance and can never become a ${env.mode} one.`);
  }
  if (settings.mode === "live") {
    if (scenario) throw new Error("A live instance takes no demo data; start a demo without DATABASE_URL.");
    return;
  }
  const wanted = scenario ?? settings.scenario ?? defaultScenario;
  if (!(scenarioCodes as readonly string[]).includes(wanted)) {
    throw new Error(`There is no scenario ${wanted}. Known: ${scenarioCodes.join(", ")}.`);
  }
  if (settings.scenario === null) {
    say(`Loading the demo data of ${wanted} …`);
    const { loadScenario } = await import("../drizzle/seed/scenarios");
    await loadScenario(wanted);
  } else if (settings.scenario !== wanted) {
    throw new Error(
      `This database holds ${settings.scenario}. For ${wanted}: npm run portal -- scenario load ${wanted}, or another PORTAL_DATA folder.`,
    );
  }
}

/** A live instance serves one region and keeps its clock. */
async function settleIn(tx: Tx, code: string): Promise<void> {
  const [place] = await tx.select({ name: region.name }).from(region).where(eq(region.code, code));
  if (!place) throw new Error(`PORTAL_REGION ${code} is no region.`);
  await writeSetting(tx, "region", code);
  await writeSetting(tx, "regionName", place.name);
  await writeSetting(tx, "timeZone", timeZoneOf(code));
}
