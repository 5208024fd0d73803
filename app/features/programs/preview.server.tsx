import { renderToStaticMarkup } from "react-dom/server";
import { inLocale } from "~/platform/i18n/locale.server";
import { locales, type Locale } from "~/platform/i18n/generated/runtime";
import { publicOf } from "./parts/public-fields";
import { PublicProgramView } from "./parts/public-program-view";
import type { ProgramRecord } from "./queries.server";

/** The public page of a program that is not published yet, in every language, as if it were published on `today`. */
export function previewOf(program: ProgramRecord, today: string): { locale: Locale; html: string }[] {
  const published = publicOf({ ...program, state: "published", publishedOn: today });
  return locales.map((locale) => ({
    locale,
    html: inLocale(locale, () =>
      renderToStaticMarkup(<PublicProgramView program={published} today={today} />),
    ),
  }));
}
