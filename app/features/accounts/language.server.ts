import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { perform } from "~/platform/access/perform.server";
import type { Locale } from "~/platform/i18n/locale";
import { account } from "./schema";

/** Remembers the language for letters and other devices. */
export async function chooseLanguage(actor: Actor, locale: Locale): Promise<void> {
  if (actor.accountId === null) return;
  await perform(
    actor,
    "language.choose",
    async () => ({ id: actor.accountId }),
    (tx) => tx.update(account).set({ locale }).where(eq(account.id, actor.accountId!)),
  );
}
