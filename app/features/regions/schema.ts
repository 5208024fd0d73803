import { index, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { regionCode } from "~/platform/db/columns";

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
