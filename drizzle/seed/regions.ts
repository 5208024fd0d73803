import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parse } from "csv-parse";
import postgres from "postgres";
import { plainName, villageKind } from "../../app/features/regions/rules";

const data = path.join(path.dirname(createRequire(import.meta.url).resolve("idn-area-data")), "../data");
const files = ["provinces", "regencies", "districts", "villages"] as const;

/** All Kemendagri regions (idn-area-data, data under ODbL). Loading them again changes nothing. */
export async function loadRegions(ownerUrl: string): Promise<number> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [{ n }] = (await sql`select count(*)::int as n from region`) as unknown as [{ n: number }];
    if (n > 80_000) {
      await writeNames(sql);
      return n;
    }
    let loaded = 0;
    await sql.begin(async (tx) => {
      for (const [at, file] of files.entries()) {
        const level = at + 1;
        const rows: { code: string; parent: string | null; name: string }[] = [];
        const reader = createReadStream(path.join(data, `${file}.csv`)).pipe(
          parse({ columns: true, bom: true, relax_quotes: true }),
        );
        for await (const row of reader as AsyncIterable<Record<string, string>>) {
          const code = row.code!;
          const parent = level === 1 ? null : code.split(".").slice(0, -1).join(".");
          rows.push({ code, parent, name: row.name! });
        }
        await tx`insert into region (code, parent, level, kind, name, plain_name)
          select * from unnest(${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.parent) as string[]}::text[],
            ${rows.map(() => level)}::int[], ${rows.map((r) => kindOf(r.code, r.name, level)) as string[]}::text[],
            ${rows.map((r) => r.name)}::text[], ${rows.map((r) => plainName(r.name))}::text[])
          on conflict (code) do update set name = excluded.name, plain_name = excluded.plain_name`;
        loaded += rows.length;
      }
    });
    await writeNames(sql);
    await sql`analyze region`;
    return loaded;
  } finally {
    await sql.end();
  }
}

/** Provinces and regencies come in capitals; on our pages they stand as in a letter: "Kabupaten Bekasi". */
async function writeNames(sql: postgres.Sql): Promise<void> {
  await sql`update region set name = replace(initcap(name), 'Dki', 'DKI') where level <= 2 and name = upper(name)`;
}

function kindOf(code: string, name: string, level: number): string | null {
  if (level === 4) return villageKind(code);
  if (level === 2) return name.startsWith("KOTA") ? "kota" : "kabupaten";
  return null;
}
