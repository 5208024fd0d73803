import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { note, noteSubject, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { readSettings, today } from "~/platform/db/settings.server";
import { macroFigure } from "~/features/regions/schema";
import type { MacroKind, MacroMeasure } from "./rules/macro";

export type MacroFigure = {
  id: string;
  measure: MacroMeasure;
  kind: MacroKind;
  year: number;
  /** percent, as text, unrounded */
  percent: string;
  source: string;
};

/** The statistics written down for the region, by measure and year. */
export function listMacroFigures(actor: Actor): Promise<MacroFigure[]> {
  return read(actor, async (tx) => {
    const { id, measure, kind, year, percent, source, region } = macroFigure;
    const rows = await tx
      .select({ id, measure, kind, year, percent, source })
      .from(macroFigure)
      .where(eq(region, (await readSettings(tx)).region))
      .orderBy(asc(measure), asc(year), asc(kind), asc(source));
    return rows as MacroFigure[];
  });
}

/** Writes one down, with its year and source. @throws RuleBroken "macro_figure_known" */
export function recordMacroFigure(
  actor: Actor,
  figure: Omit<MacroFigure, "id">,
  key?: string | null,
): Promise<string> {
  return perform(
    actor,
    "macro_figure.record",
    async (tx) => ({ id: null, region: (await readSettings(tx)).region }),
    async (tx, { region }) => {
      const { measure, kind, year, source } = figure;
      const same = { measure, kind, year, source, region };
      const [known] = await tx
        .select({ id: macroFigure.id })
        .from(macroFigure)
        .where(
          and(
            ...Object.entries(same).map(([name, value]) => eq(macroFigure[name as keyof typeof same], value)),
          ),
        );
      if (known) throw new RuleBroken("macro_figure_known");
      const id = newId();
      await tx
        .insert(macroFigure)
        .values({ id, region, ...figure, recordedBy: actor.accountId!, recordedOn: await today(tx) });
      noteSubject(tx, { id });
      note(tx, { measure, kind, year, percent: figure.percent });
      return id;
    },
    { key },
  );
}
