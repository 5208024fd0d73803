import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { messagesInOneModule } from "./app/platform/i18n/one-module.js";

// Remix reads its Vite configuration from here: `remix vite:build --config remix.config.js`.
export default defineConfig({
  plugins: [
    messagesInOneModule(),
    tailwindcss(),
    remix({
      ignoredRouteFiles: ["**/*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  // Server and client must name one stylesheet alike.
  build: { cssMinify: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  optimizeDeps: { include: ["@conform-to/react", "zod"] },
  server: { hmr: { port: 24679 } },
});
