import { AsyncLocalStorage } from "node:async_hooks";
import { overwriteGetLocale } from "./generated/runtime";
import type { Locale } from "./locale";

const storage = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => storage.getStore() ?? "id");

/** Runs work in one language; parallel requests in other languages do not mix. */
export function inLocale<T>(locale: Locale, work: () => T): T {
  return storage.run(locale, work);
}
