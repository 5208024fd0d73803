/** Where letters go through and whom they come from; null: this installation sends no mail. */
export type MailSettings = { url: string; from: string; portal: string };

export function mailSettings(): MailSettings | null {
  const { SMTP_URL: url, MAIL_FROM: from } = process.env;
  if (!url || !from) return null;
  const portal = process.env.PORTAL_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  return { url, from, portal: portal.replace(/\/+$/, "") };
}
