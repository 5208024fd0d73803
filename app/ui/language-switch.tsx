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
 * Without JavaScript the page is loaded anew and forgets what was typed and not yet sent: it says so.
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
      <noscript>
        <span className="block text-sm text-on-bar-soft">{m.ui_language_forgets()}</span>
      </noscript>
    </form>
  );
}
