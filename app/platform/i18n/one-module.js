import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The compiled catalogue is a module a message, so that a page's scripts carry only its own words. Where words are not sent
 * to anybody (the server's bundle, the tests) three thousand modules only cost time: there they are read as one.
 *
 * @returns {import("vite").Plugin}
 */
export function messagesInOneModule() {
  return {
    name: "messages-in-one-module",
    enforce: "pre",
    load(id, options) {
      if (!options?.ssr || !id.endsWith("/i18n/generated/messages/_index.js")) return null;
      const folder = path.dirname(id);
      const bodies = readdirSync(folder)
        .filter((file) => file !== "_index.js")
        .map((file) => readFileSync(path.join(folder, file), "utf8").replace(/^import .*$/gm, ""));
      return [
        'import { getLocale, experimentalStaticLocale } from "../runtime.js";',
        'import * as registry from "../registry.js";',
        ...bodies.map((body) => body.replace(/^\/\*\*[\s\S]*?\*\/$/gm, "")),
      ].join("\n");
    },
  };
}
