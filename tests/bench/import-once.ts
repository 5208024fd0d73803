import path from "node:path";
import { recordDirectImport } from "~/features/households/import-commands.server";
import { parseContextFor } from "~/features/households/import-work.server";
import { runImport, type ImportResult } from "~/features/households/import/run.server";
import type { Actor } from "~/platform/access/actor";
import { closeConnection } from "~/platform/db/connection.server";
import { newId } from "~/platform/db/id";
import { fileSource } from "~/platform/spreadsheets/byte-source";

/** Imports one file in a process of its own, so that its memory can be measured; prints the figures as JSON. */
const registrar: Actor = {
  accountId: newId(),
  name: "Contoh",
  role: "registrar",
  scope: "32.16",
  agencyId: null,
  partnerId: null,
  key: "bench",
};

const main = async (file: string) => {
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const started = performance.now();
  const source = await fileSource(file);
  const id = newId();
  let result: ImportResult | undefined;
  const context = await parseContextFor(registrar, 2022);
  await recordDirectImport(registrar, { id, fileName: path.basename(file), sha256: "" }, async (tx) => {
    result = await runImport(tx, source, { batchId: id, accountId: registrar.accountId!, context });
    return result;
  });
  await source.close();
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const cpu = process.cpuUsage();
  await closeConnection();
  process.stdout.write(
    JSON.stringify({
      seconds,
      cpuSeconds: (cpu.user + cpu.system) / 1e6,
      megabytes: peak / 1e6,
      ...result!.total,
    }),
  );
};

void main(process.argv[2]!);
