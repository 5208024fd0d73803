import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { nextReference } from "~/platform/db/next-reference.server";
import { today } from "~/platform/db/settings.server";
import { movedToYear, nameForYear } from "./copy";
import { ensurePeriod, fundsOf, lockOwnProgram, quotaOf, saveFunds, saveQuota } from "./program.server";
import { isCopied } from "./rules";
import { program } from "./schema";

/**
 * Begins a draft with subject, terms, criteria, quota and sources of a program that the agency has published before; its
 * dates and a year in its name move to `year`. The source itself is not touched.
 * @throws RuleBroken("copy_open") for a program that was never published
 */
export function copyProgram(actor: Actor, sourceId: string, year: number, key?: string): Promise<string> {
  return perform(
    actor,
    "program.draft",
    (tx) => lockOwnProgram(tx, actor, sourceId),
    async (tx, source) => {
      if (!isCopied(source.state as "draft")) throw new RuleBroken("copy_open", { state: source.state });
      const { code } = await ensurePeriod(tx, `${year}-01-01`);
      const id = newId();
      const from = Number(source.startsOn.slice(0, 4));
      await tx.insert(program).values({
        id,
        reference: await nextReference(tx, "program", await today(tx)),
        agencyId: source.agencyId,
        region: source.region,
        period: code,
        name: nameForYear(source.name, from, year),
        description: source.description,
        need: source.need,
        recipient: source.recipient,
        quota: source.quota,
        unit: source.unit,
        unitValue: source.unitValue,
        criteria: source.criteria,
        startsOn: movedToYear(source.startsOn, year),
        endsOn: movedToYear(source.endsOn, year),
        strategy: source.strategy,
        copiedFrom: source.id,
        madeBy: actor.accountId ?? "",
      });
      await saveQuota(tx, id, await quotaOf(tx, source));
      await saveFunds(tx, id, await fundsOf(tx, source.id));
      noteSubject(tx, { id });
      note(tx, { need: source.need, copiedFrom: source.reference });
      return id;
    },
    { key },
  );
}
