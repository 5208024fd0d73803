import { m } from "~/platform/i18n/generated/messages";
import { getLocale } from "~/platform/i18n/generated/runtime";
import type { Locale } from "~/platform/i18n/locale";

const languages = [
  { locale: "id", name: "Bahasa Indonesia", short: "ID" },
  { locale: "en", name: "English", short: "EN" },
] as const;

type LanguageSwitchProps = {
  here: string;
  /** Changes the words of the page where it stands, so that what was typed stays; absent: the page is loaded anew. */
  onChoose?: (locale: Locale) => void;
};

/**
 * Posts `locale` and `next` to /language and comes back to the same place. Offers the language that is not spoken now.
 * Without JavaScript the page is loaded anew and forgets what was typed and not yet sent: LanguageHint says so.
 */
export function LanguageSwitch({ here, onChoose }: LanguageSwitchProps) {
  const now = getLocale();
  return (
    <form
      method="post"
      action="/language"
      className="no-print"
      onSubmit={
        onChoose
          ? (event) => {
              event.preventDefault();
              onChoose(now === "id" ? "en" : "id");
            }
          : undefined
      }
    >
      <input type="hidden" name="next" value={here} />
      {languages
        .filter(({ locale }) => locale !== now)
        .map(({ locale, name, short }) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            className="min-h-11 min-w-11 text-on-bar underline underline-offset-4 hover:decoration-3"
          >
            <span className="md:hidden">{short} </span>
            <span className="max-md:sr-only">{name}</span>
          </button>
        ))}
    </form>
  );
}

/** A line of its own under the bar, so that on a phone without JavaScript it does not squeeze the name of the house. */
export function LanguageHint() {
  return (
    <noscript>
      <p className="no-print mx-auto max-w-list px-4 pb-2 text-sm text-on-bar-soft sm:px-6 md:text-end">
        {m.ui_language_forgets()}
      </p>
    </noscript>
  );
}
