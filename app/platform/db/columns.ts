import { bigint, customType, date, timestamp, uuid } from "drizzle-orm/pg-core";

/** Region codes sort by byte, so that a scope is one range whatever the database's own collation is. */
export const regionCode = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** Identifiers are uuid version 7 made by the application (`newId`). */
export const id = () => uuid().primaryKey();

/** A moment on the real clock. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/** A field fact: a day without a time, as YYYY-MM-DD. */
export const day = () => date({ mode: "string" });

/** Whole rupiah; every amount of the field stays far below 2^53. */
export const rupiah = () => bigint({ mode: "number" });
