import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { day, id, regionCode } from "~/platform/db/columns";
import { household, member } from "~/features/households/schema";

/** The rules that turn answers into needs: data with a version, edited by Bappeda. */
export const ruleSet = pgTable("rule_set", {
  version: integer().primaryKey(),
  validFrom: day().notNull(),
  rules: jsonb().notNull(),
  note: text(),
  madeBy: uuid(),
});

/** What a household or member lacks; one live row per dimension and variant. */
export const need = pgTable(
  "need",
  {
    id: id(),
    householdId: uuid()
      .notNull()
      .references(() => household.id),
    memberId: uuid().references(() => member.id),
    region: regionCode().notNull(),
    /** full code: housing, sanitation.latrine, livelihood.fish ... */
    code: text().notNull(),
    state: text().notNull(),
    asOf: day().notNull(),
    source: text().notNull(),
    ruleVersion: integer().notNull(),
    /** which line of the rules held, on which answer */
    ground: jsonb().notNull().default({}),
    /** date since which it has been open without interruption */
    openSince: day(),
    /** closed rows stay as history */
    endedOn: day(),
  },
  (t) => [
    check("need_state", sql`${t.state} in ('unknown','open','engaged','met','none')`),
    uniqueIndex("need_live_household")
      .on(t.householdId, t.code)
      .where(sql`${t.memberId} is null and ${t.endedOn} is null`),
    uniqueIndex("need_live_member")
      .on(t.memberId, t.code)
      .where(sql`${t.memberId} is not null and ${t.endedOn} is null`),
    index().on(t.householdId, t.code, t.state),
    index().on(t.region, t.code, t.state),
    index().on(t.code, t.state, t.region),
  ],
);
