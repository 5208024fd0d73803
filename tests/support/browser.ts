import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const known = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A browser for the tests: the system's, else Debian's package when root, else Playwright's own download. Never skipped. */
export function ensureBrowser(say: (line: string) => void): string {
  const present = findBrowser();
  if (present) {
    say(`Browser tests use ${present}.`);
    return present;
  }
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("No Chromium here: installing Debian's package chromium …");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  if (!findBrowser()) {
    say("No Chromium here: downloading Playwright's …");
    spawnSync("npx", ["playwright-core", "install", "chromium"], { stdio: "inherit" });
  }
  const installed = findBrowser();
  if (!installed)
    throw new Error(
      "The tests need Chromium and none could be installed. Set CHROMIUM_PATH to one of yours.",
    );
  say(`Browser tests use ${installed}.`);
  return installed;
}

function findBrowser(): string | undefined {
  return [...known, chromium.executablePath()].find(
    // Ubuntu's chromium-browser without its snap is there and does not run.
    (file): file is string =>
      !!file && existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore" }).status === 0,
  );
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? findBrowser(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });
}
