import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";

export type Look = { locale: "id" | "en"; width: 360 | 1280; dark: boolean };

export const looks: Look[] = [true, false].flatMap((dark) =>
  ([360, 1280] as const).flatMap((width) =>
    (["id", "en"] as const).map((locale) => ({ locale, width, dark })),
  ),
);

export const lookName = ({ locale, width, dark }: Look): string =>
  `${locale} ${width} ${dark ? "dark" : "light"}`;

/** Opens a page as this look and says everything that is wrong with it: status, axe, sideways scroll, scripts refused. */
export async function checkPage(
  browser: Browser,
  base: string,
  path: string,
  look: Look,
  cookie: string | null,
  shot?: string,
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const host = new URL(base).hostname;
  const cookies: { name: string; value: string; domain: string; path: string }[] = [
    { name: "lang", value: look.locale, domain: host, path: "/" },
  ];
  if (cookie) cookies.push({ name: "session", value: cookie.split("=")[1]!, domain: host, path: "/" });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(`script: ${error.message.slice(0, 200)}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
      wrong.push(`console: ${message.text().slice(0, 200)}`);
  });
  try {
    const answer = await page.goto(base + path, { waitUntil: "load" });
    await page.waitForTimeout(100);
    if ((answer?.status() ?? 0) >= 400) wrong.push(`status ${answer?.status()}`);
    if ((await page.getAttribute("html", "lang")) !== look.locale) wrong.push("lang");
    const axe = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .options({ resultTypes: ["violations"] })
      .analyze();
    for (const v of axe.violations)
      wrong.push(`axe ${v.id}: ${v.nodes[0]?.html.slice(0, 160)} (${v.nodes.length})`);
    if (shot) await page.screenshot({ path: shot, fullPage: true });
    wrong.push(...(await sidewaysAt320(page)));
  } finally {
    await context.close();
  }
  return wrong;
}

async function sidewaysAt320(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 800 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return over > 0 ? [`scrolls sideways by ${over} px at 320`] : [];
}
