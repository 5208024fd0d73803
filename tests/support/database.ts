import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { closeConnection } from "~/platform/db/connection.server";
import { systemActor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import { writeSetting } from "~/platform/db/settings.server";

/** Gives the test file a database of its own, migrated, with all regions, as a demo of Kabupaten Bekasi on 2023-07-03. */
export function useDatabase(): { ownerUrl: () => string } {
  const name = `t_${randomBytes(6).toString("hex")}`;
  let url = "";
  beforeAll(async () => {
    process.env.PORTAL_SECRET ??= "00".repeat(31) + "01";
    const template = inject("clusterUrl");
    const admin = postgres(template.replace(/\/template$/, "/postgres"), { max: 1, onnotice: () => {} });
    await admin.unsafe(`create database ${name} template template`);
    await admin.end();
    url = template.replace(/\/template$/, `/${name}`);
    process.env.DATABASE_URL = url;
    await writeAs(systemActor, "setting.change", async (tx) => {
      await writeSetting(tx, "mode", "demo");
      await writeSetting(tx, "region", "32.16");
      await writeSetting(tx, "regionName", "Kabupaten Bekasi");
      await writeSetting(tx, "businessDate", "2023-07-03");
    });
  });
  afterAll(async () => {
    await closeConnection();
    const admin = postgres(inject("clusterUrl").replace(/\/template$/, "/postgres"), {
      max: 1,
      onnotice: () => {},
    });
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  return { ownerUrl: () => url };
}
