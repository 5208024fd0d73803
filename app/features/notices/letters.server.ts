import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { inLocale } from "~/platform/i18n/locale.server";
import { noticeSentence } from "./parts/notice-words";
import type { Facts } from "./rules";

export type Letter = { subject: string; text: string; html: string };
/** Where a letter can be stopped, for the button that mail programs show. */
export const settingsOf = (portal: string) => `${portal}/notices/settings`;
/** The line that carries a one-time link to set a password. It is no notice: nobody can turn it off. */
export const invitedKind = "account_invited";
type Line = { kind: string; facts: Facts; link: string };
type To = { locale: Locale; region: string; portal: string };

/** A letter in its receiver's language: one sentence and one link to the portal for each line, nothing else. */
export function writeLetter({ locale, region, portal }: To, lines: readonly Line[]): Letter {
  return inLocale(locale, () => {
    const subject = lines.every(({ kind }) => kind === invitedKind)
      ? m.notices_letter_subject_invited()
      : m.notices_letter_subject({ n: formatCount(lines.length), count: lines.length });
    const greeting = m.notices_letter_greeting();
    const lead = m.notices_letter_lead({ region });
    const settings = settingsOf(portal);
    const said = lines.map((line) => ({
      words: line.kind === invitedKind ? m.notices_letter_invited() : noticeSentence(line.kind, line.facts),
      href: `${portal}${line.link}`,
    }));
    const text = [
      greeting,
      lead,
      ...said.map(({ words, href }) => `- ${words}\n  ${href}`),
      m.notices_letter_stop({ link: settings }),
    ].join("\n\n");
    const items = said.map(
      ({ words, href }) =>
        `<li style="margin:0 0 18px"><a href="${escaped(href)}">${inOnePiece(words)}</a></li>`,
    );
    // Styles stand in the tags: programs that show mail leave a style sheet out. One column, as wide as the screen.
    const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 Helvetica,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto">
<p style="margin:0 0 16px;padding:0 0 8px;border-bottom:3px solid #0b5a63;font-size:20px;font-weight:bold">Rumah Besar</p>
<p>${escaped(greeting)}</p>
<p>${escaped(lead)}</p>
<ul style="margin:0;padding:0 0 0 20px">
${items.join("\n")}
</ul>
<p style="margin:24px 0 0;font-size:14px">${escaped(m.notices_letter_stop({ link: "" }))}<a href="${escaped(settings)}" style="overflow-wrap:anywhere">${escaped(settings)}</a></p>
</div>
</body></html>`;
    return { subject, text: `${text}\n`, html };
  });
}

/** A reference is read out and copied whole, so no line ends inside one. Colours are the reader's own, light or dark. */
function inOnePiece(words: string): string {
  return escaped(words).replace(
    /\b[A-Z]{2,4}-\d{4}-\d{6}-\d\b/g,
    `<span style="white-space:nowrap">$&</span>`,
  );
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
