import { eq, sql } from "drizzle-orm";
import type { Reader, Tx } from "~/platform/access/transaction.server";
import { instanceSetting } from "./schema";

/** What an installation knows about itself. Written at first start and by the administrator. */
export type Settings = {
  /** demo data and accounts cannot exist in a live instance; never changes */
  mode: "demo" | "live";
  scenario: string | null;
  /** code and name of the region this installation serves */
  region: string;
  regionName: string;
  /** frozen business date of a demo, YYYY-MM-DD; null: the region's own date */
  businessDate: string | null;
  timeZone: string;
  /** length of the public objection window, days */
  objectionDays: number;
  partnerCellLimit: number;
  publicCellLimit: number;
  /** days from acceptance within which a pledge wants its signed agreement */
  agreementDays: number;
  /** days after its due day on which a promise not kept counts as defaulted */
  promiseGraceDays: number;
  /** hour of the region from which the daily letter of notices goes out */
  digestHour: number;
  /** days for which read notices and letters that were sent or given up are kept */
  noticeKeepDays: number;
};

const defaults: Settings = {
  mode: "demo",
  scenario: null,
  region: "",
  regionName: "",
  businessDate: null,
  timeZone: "Asia/Jakarta",
  objectionDays: 7,
  partnerCellLimit: 5,
  publicCellLimit: 10,
  agreementDays: 90,
  promiseGraceDays: 30,
  digestHour: 7,
  noticeKeepDays: 180,
};

export async function readSettings(tx: Reader): Promise<Settings> {
  // Read as text: a jsonb string that looks like a number, such as the region code "32.16", would arrive as one.
  const rows = await tx
    .select({ name: instanceSetting.name, value: sql<string>`${instanceSetting.value}::text` })
    .from(instanceSetting);
  return { ...defaults, ...Object.fromEntries(rows.map((r) => [r.name, JSON.parse(r.value)])) } as Settings;
}

/** Business today, YYYY-MM-DD: frozen in a demo, the region's own date when live. */
export async function today(tx: Reader): Promise<string> {
  return businessDate(await readSettings(tx));
}

export function businessDate(settings: Settings, clock: Date = new Date()): string {
  return (
    settings.businessDate ?? new Intl.DateTimeFormat("en-CA", { timeZone: settings.timeZone }).format(clock)
  );
}

export async function writeSetting<K extends keyof Settings>(
  tx: Tx,
  name: K,
  value: Settings[K],
): Promise<void> {
  await tx
    .insert(instanceSetting)
    .values({ name, value: value as never })
    .onConflictDoUpdate({ target: instanceSetting.name, set: { value: sql`excluded.value` } });
}

export async function hasSettings(tx: Reader): Promise<boolean> {
  return (
    (
      await tx
        .select({ name: instanceSetting.name })
        .from(instanceSetting)
        .where(eq(instanceSetting.name, "mode"))
    ).length > 0
  );
}
