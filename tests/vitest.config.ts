import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { messagesInOneModule } from "../app/platform/i18n/one-module.js";
import { LongestFirst } from "./support/sequence";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  plugins: [messagesInOneModule()],
  resolve: { alias: { "~": `${root}app`, "#tests": `${root}tests` } },
  esbuild: { jsxDev: false },
  test: {
    // As the portal runs: React's development build takes three times as long to draw a page.
    env: { NODE_ENV: "production", LOG_LEVEL: process.env.LOG_LEVEL ?? "silent" },
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    globalSetup: ["tests/support/cluster.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: [process.env.CI ? "dot" : "default", `${root}tests/support/count-reporter.ts`],
    server: { deps: { external: [/\/build\/server\//] } },
  },
});
