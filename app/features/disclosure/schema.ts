import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { day, regionCode } from "~/platform/db/columns";

/**
 * The only counts that leave the administration: cells of the fixed cubes, rounded, written once a quarter. Readers see
 * the rows of their audience and the public's.
 */
export const publishedCell = pgTable(
  "published_cell",
  {
    /** partner | public */
    audience: text().notNull(),
    region: regionCode().notNull(),
    /** 2023-Q3 */
    quarter: text().notNull(),
    /** as in `rules/cubes.ts` */
    cube: text().notNull(),
    /** need code or dimension; empty in cubes without one */
    need: text().notNull(),
    /** region code, group or program */
    key: text().notNull(),
    measure: text().notNull(),
    /** a multiple of the step; null: fewer than two steps, perhaps none */
    count: integer(),
    /** the step of rounding of that day's limit */
    step: integer().notNull(),
    asOf: day().notNull(),
  },
  (t) => [primaryKey({ columns: [t.audience, t.region, t.quarter, t.cube, t.need, t.key, t.measure] })],
);
