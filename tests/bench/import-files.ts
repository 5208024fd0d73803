import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { writeCsv, writeXlsx } from "~/platform/spreadsheets/write-sheet";
import { keluargaSheet, listFamilies, SETU } from "#tests/support/lists";

/** Writes a P3KE family sheet of so many rows as xlsx and csv, a thousand families at a time. */
const [folder, rows] = [process.argv[2]!, Number(process.argv[3])];

function* families() {
  for (let at = 0; at < rows; at += 1000) {
    const some = listFamilies(Math.min(1000, rows - at), { seed: 1 + at / 1000, places: SETU });
    yield* keluargaSheet(some).rows.map((cells, index) => [
      String(at + index + 1),
      `3216${String(at + index).padStart(8, "0")}`,
      ...cells.slice(2, 10),
      // Each thousand draws its own serials; across them a number would repeat, as no list does.
      uniqueNik(cells[10]!, at + index),
      ...cells.slice(11),
    ]);
  }
}

const seen = new Set<string>();
function uniqueNik(nik: string, index: number): string {
  if (!seen.has(nik) || nik.length !== 16) {
    seen.add(nik);
    return nik;
  }
  const next = `${nik.slice(0, 12)}${9000 + (index % 1000)}`;
  if (seen.has(next)) return "";
  seen.add(next);
  return next;
}

const { header } = keluargaSheet([]);
const main = async () => {
  await pipeline(
    writeXlsx({ name: "keluarga", header, rows: families() }),
    createWriteStream(`${folder}/list.xlsx`),
  );
  seen.clear();
  await pipeline(writeCsv({ header, rows: families() }), createWriteStream(`${folder}/list.csv`));
};
void main();
