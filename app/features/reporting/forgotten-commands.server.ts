import type { Actor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { today } from "~/platform/db/settings.server";
import { readForgotten, type ForgottenFilter, type ForgottenRow } from "./forgotten-queries.server";

/** All rows of the forgotten list as filtered, by name; the taking itself is an act and stands in the audit log. */
export function exportForgotten(actor: Actor, filter: ForgottenFilter): Promise<ForgottenRow[]> {
  return perform(
    actor,
    "forgotten.export",
    async () => ({ region: filter.district ?? actor.scope }),
    async (tx) => {
      const rows = await readForgotten(tx, await today(tx), filter);
      note(tx, { rows: rows.length, district: filter.district, need: filter.need });
      return rows;
    },
  );
}
