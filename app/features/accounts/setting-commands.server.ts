import { sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { Conflict, RuleBroken } from "~/platform/access/errors";
import { note, perform } from "~/platform/access/perform.server";
import { readSettings, writeSetting } from "~/platform/db/settings.server";
import { adjustableNames, brokenSettings, type Adjusted } from "./rules/settings";

/**
 * Changes what an installation may set about itself; the log keeps each old and new value. What was fixed before, such as
 * the term of a pledge already accepted, stays as it is.
 * @param seen the values that stood on the form
 * @throws Conflict("setting_changed") when somebody changed one of them meanwhile, RuleBroken("setting_broken")
 */
export function changeSettings(
  actor: Actor,
  next: Adjusted,
  { seen, key }: { seen: Adjusted; key?: string },
): Promise<void> {
  return perform(
    actor,
    "setting.change",
    async (tx) => {
      // Two administrators at once: the second waits, and then sees what the first wrote.
      await tx.execute(sql`select pg_advisory_xact_lock(64021618)`);
      return { id: null, settings: await readSettings(tx) };
    },
    async (tx, { settings }) => {
      if (brokenSettings(next).length > 0) throw new RuleBroken("setting_broken");
      if (adjustableNames.some((name) => settings[name] !== seen[name]))
        throw new Conflict("setting_changed");
      const changed = adjustableNames.filter((name) => settings[name] !== next[name]);
      for (const name of changed) await writeSetting(tx, name, next[name]);
      note(tx, Object.fromEntries(changed.map((name) => [name, { from: settings[name], to: next[name] }])));
    },
    { key },
  );
}
