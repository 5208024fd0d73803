import type { Locale } from "~/platform/i18n/locale";
import type { Settings } from "~/platform/db/settings.server";
import type { Actor } from "./actor";

/** What the server knows about one request before any page runs; every loader and action gets it as `context`. */
export type RequestContext = {
  actor: Actor;
  /** session token of the signed-in browser */
  token: string | null;
  email: string | null;
  /** notices of the actor not yet read, counted to a hundred */
  unread: number;
  locale: Locale;
  nonce: string;
  settings: Settings;
  /** business date, YYYY-MM-DD */
  today: string;
  address: string;
  /** the posted form, read by the input door before an action runs */
  form: FormData;
  /** why a download was refused, when this request only shows that to a person */
  refused?: Response;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
