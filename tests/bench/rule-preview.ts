import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { systemActor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import { closeConnection } from "~/platform/db/connection.server";
import { startEmbedded, stopEmbedded } from "~/platform/db/embedded.server";
import { writeSetting } from "~/platform/db/settings.server";
import type { NeedCode } from "~/features/needs/catalogue";
import type { Criteria } from "~/features/programs/criteria";
import { countFits } from "~/features/programs/count-queries.server";
import { migrateDatabase } from "../../drizzle/migrate";
import { loadRegions } from "../../drizzle/seed/regions";
import { makeOffice } from "#tests/support/offices";
import { makePopulation } from "./population";

/**
 * The count beside the criteria of a program, as its operator gets it: `ROWS` decreed households (100,000) with the need
 * open in `SHARE` of them (0.25 and 1 in turn), whatever the criteria; with what each criterion takes away.
 */
const ROWS = Number(process.env.ROWS ?? 100_000);
const codes: NeedCode[] = ["housing", "skills"];
const say = (line: string) => process.stdout.write(`${line}\n`);

const household: Criteria = {
  decile: { in: [1, 2], unknown: "ask" },
  house_ownership: { in: ["owned"], unknown: "ask" },
  land_title: { unknown: "ask" },
};
const person: Criteria = {
  member_class: { in: ["productive"], unknown: "ask" },
  age: { min: 18, max: 40, unknown: "ask" },
  sex: { is: "female", unknown: "fail" },
  disability: { in: ["none"], unknown: "pass" },
  occupation: { in: ["none", "casual"], unknown: "ask" },
};
const every: Criteria = {
  place: { codes: ["32.16.18", "32.16.19", "32.16.01", "32.16.02.2001"] },
  ...household,
  female_head: { unknown: "ask" },
  ...person,
};

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-preview-"));
  process.env.PORTAL_SECRET ??= "00".repeat(31) + "01";
  process.env.PORTAL_DATA = folder;
  const cluster = await startEmbedded(folder, { database: "preview", settings: { fsync: "off" } });
  process.env.DATABASE_URL = cluster.url;
  try {
    await migrateDatabase(cluster.url);
    await loadRegions(cluster.url);
    await writeAs(systemActor, "setting.change", async (tx) => {
      await writeSetting(tx, "mode", "demo");
      await writeSetting(tx, "region", "32.16");
      await writeSetting(tx, "regionName", "Kabupaten Bekasi");
      await writeSetting(tx, "businessDate", "2023-07-03");
    });
    const { operator } = await makeOffice("housing");
    for (const share of (process.env.SHARE ?? "0.25,1").split(",").map(Number)) {
      const sql = postgres(cluster.url, { max: 1, onnotice: () => {} });
      await sql.unsafe("truncate household, decree cascade");
      await makePopulation(sql, ROWS, codes, share);
      await sql.unsafe("vacuum analyze");
      await sql.end();
      say(`\n${ROWS} households, the need open in ${share * 100} % of them: median and slowest of 9 (ms)`);
      for (const need of codes)
        for (const [name, criteria] of Object.entries({ none: {}, household, person, every })) {
          const times: number[] = [];
          let fits = 0;
          for (let round = 0; round < 10; round++) {
            const began = performance.now();
            fits = (await countFits(operator, need, criteria)).total.fits;
            if (round > 0) times.push(performance.now() - began);
          }
          times.sort((left, right) => left - right);
          say(
            `${need.padEnd(8)} ${name.padEnd(10)} ${String(Math.round(times[4]!)).padStart(6)} ${String(Math.round(times[8]!)).padStart(6)}   ${fits} fit`,
          );
        }
    }
  } finally {
    await closeConnection();
    await stopEmbedded(folder).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
