import { getLocale } from "~/platform/i18n/generated/runtime";

const languages = [
  { locale: "id", name: "Bahasa Indonesia" },
  { locale: "en", name: "English" },
] as const;

/** Posts `locale` and `next` to /language and comes back to the same place. Offers the language that is not spoken now. */
export function LanguageSwitch({ here }: { here: string }) {
  const now = getLocale();
  return (
    <form method="post" action="/language" className="no-print">
      <input type="hidden" name="next" value={here} />
      {languages
        .filter(({ locale }) => locale !== now)
        .map(({ locale, name }) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            className="min-h-11 text-on-bar underline underline-offset-4 hover:decoration-3"
          >
            {name}
          </button>
        ))}
    </form>
  );
}
