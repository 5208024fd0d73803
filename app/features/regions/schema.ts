import { sql } from "drizzle-orm";
import { check, index, numeric, pgTable, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { day, id, regionCode } from "~/platform/db/columns";

/** Kemendagri regions; level 1 province, 2 regency, 3 district (kecamatan), 4 village. */
export const region = pgTable(
  "region",
  {
    code: regionCode().primaryKey(),
    parent: regionCode(),
    level: smallint().notNull(),
    /** regency: kabupaten | kota; village: desa | kelurahan | desa_adat */
    kind: text(),
    name: text().notNull(),
    /** lower case, letters and digits only: names are compared in this form */
    plainName: text().notNull(),
  },
  (t) => [index().on(t.parent, t.name), index().on(t.plainName)],
);

/** Older codes of a place (recent splits), dated. */
export const regionAlias = pgTable("region_alias", {
  alias: regionCode().primaryKey(),
  code: regionCode()
    .notNull()
    .references(() => region.code),
  note: text(),
});

/** A published statistic of a region, as its source states it. It counts nobody on the list, and nothing is worked out from it. */
export const macroFigure = pgTable(
  "macro_figure",
  {
    id: id(),
    region: regionCode()
      .notNull()
      .references(() => region.code),
    /** extreme_poverty | poverty */
    measure: text().notNull(),
    /** observed | target */
    kind: text().notNull(),
    year: smallint().notNull(),
    /** percent of the population, unrounded */
    percent: numeric({ precision: 7, scale: 4 }).notNull(),
    source: text().notNull(),
    recordedBy: uuid().notNull(),
    recordedOn: day().notNull(),
  },
  (t) => [
    check("macro_figure_measure", sql`${t.measure} in ('extreme_poverty','poverty')`),
    check("macro_figure_kind", sql`${t.kind} in ('observed','target')`),
    check("macro_figure_percent", sql`${t.percent} between 0 and 100`),
    unique("macro_figure_once").on(t.region, t.measure, t.kind, t.year, t.source),
  ],
);
