import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { overwriteGetLocale } from "~/platform/i18n/generated/runtime";
import { localeFrom } from "~/platform/i18n/locale";

// The page was written in one language by the server; the browser goes on in the same.
overwriteGetLocale(() => localeFrom(document.documentElement.lang));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
