import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { inLocale } from "~/platform/i18n/locale.server";
import { noticeSentence } from "./parts/notice-words";
import type { Facts } from "./rules";

export type Letter = { subject: string; text: string; html: string };
type Line = { kind: string; facts: Facts; link: string };
type To = { locale: Locale; region: string; portal: string };

/** A letter in its receiver's language: one sentence and one link to the portal for each line, nothing else. */
export function writeLetter({ locale, region, portal }: To, lines: readonly Line[]): Letter {
  return inLocale(locale, () => {
    const subject = m.notices_letter_subject({ n: formatCount(lines.length), count: lines.length });
    const greeting = m.notices_letter_greeting();
    const lead = m.notices_letter_lead({ region });
    const settings = `${portal}/notices/settings`;
    const said = lines.map((line) => ({
      words: noticeSentence(line.kind, line.facts),
      href: `${portal}${line.link}`,
    }));
    const text = [
      greeting,
      lead,
      ...said.map(({ words, href }) => `- ${words}\n  ${href}`),
      m.notices_letter_stop({ link: settings }),
    ].join("\n\n");
    const items = said.map(({ words, href }) => `<li><a href="${escaped(href)}">${escaped(words)}</a></li>`);
    const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body><p>${escaped(greeting)}</p><p>${escaped(lead)}</p>
<ul>${items.join("\n")}</ul>
<p><small>${escaped(m.notices_letter_stop({ link: "" }))}<a href="${escaped(settings)}">${escaped(settings)}</a></small></p>
</body></html>`;
    return { subject, text: `${text}\n`, html };
  });
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}
