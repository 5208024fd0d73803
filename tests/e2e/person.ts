import type { Browser, BrowserContext, Locator, Page } from "playwright-core";

export type Values = Record<
  string,
  string | string[] | boolean | { name: string; mimeType: string; buffer: Buffer }
>;

/** Somebody at a browser: opens pages, fills in their forms, presses their buttons. With scripts or without. */
export class Person {
  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly base: string,
    readonly faults: string[],
    private readonly scripts: boolean,
  ) {}

  /** How many pages this person saw, how many answers it gave and how many letters it typed. */
  readonly tally = { pages: 0, answers: 0, letters: 0 };

  static async at(
    browser: Browser,
    base: string,
    javaScriptEnabled: boolean,
    viewport = { width: 1280, height: 900 },
  ): Promise<Person> {
    const context = await browser.newContext({
      javaScriptEnabled,
      viewport,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const person = new Person(context, page, base, faults, javaScriptEnabled);
    // Scripts also "navigate" to keep the scroll position: only another address is another page.
    let last = "";
    page.on("framenavigated", (frame) => {
      if (frame !== page.mainFrame() || frame.url() === last) return;
      last = frame.url();
      person.tally.pages++;
    });
    return person;
  }

  /** One click on the button of a demo account. */
  async signIn(email: string): Promise<this> {
    await this.open("/sign-in");
    await this.press(this.page.locator(`button[value="${email}"]`));
    return this;
  }

  async open(path: string): Promise<number> {
    const answer = await this.page.goto(path.startsWith("http") ? path : this.base + path, {
      waitUntil: "load",
    });
    return answer?.status() ?? 0;
  }

  /** Opens a page and sends its form. `button` names the pressed one where the form has several. */
  async send(path: string | null, values: Values = {}, button?: string): Promise<void> {
    if (path !== null) {
      const status = await this.open(path);
      if (status >= 400) throw new Error(`${path} answered ${status}`);
    }
    let pressed = button;
    for (const [name, value] of Object.entries(values)) pressed = (await this.fill(name, value)) ?? pressed;
    const named = Object.keys(values)[0];
    const form = named
      ? this.page.locator(`main form:has([name="${named}"])`).first()
      : this.page.locator("main form").first();
    await this.press(
      pressed
        ? form.locator(`button[value="${pressed}"], button:has-text("${pressed}")`).first()
        : form.locator('button[type="submit"]').first(),
    );
    const problem = this.page.locator("#error-summary-title");
    if ((await problem.count()) > 0)
      throw new Error(
        `${this.page.url()} refused: ${await this.page.locator('[role="alert"]').first().innerText()}`,
      );
  }

  /**
   * Presses a button and waits until the answer is on the screen, whether the browser or a script fetched it. A button
   * pressed before the scripts are ready sends its form as a browser does, and then the next page is what to wait for.
   */
  async press(button: Locator): Promise<void> {
    const nextPage = this.page.waitForEvent("load", { timeout: 30_000 }).catch(() => undefined);
    const [answer] = await Promise.all([
      this.page.waitForResponse((one) => one.request().method() === "POST", { timeout: 30_000 }),
      button.click(),
    ]);
    // Without scripts every answer is a page.
    if (!this.scripts || answer.request().isNavigationRequest()) await nextPage;
    if (this.scripts) await this.page.waitForFunction(routerIsIdle, undefined, { timeout: 30_000 });
  }

  /** Fills one field; a name that belongs to buttons says which of them is pressed. */
  private async fill(name: string, value: Values[string]): Promise<string | undefined> {
    const field = this.page.locator(`main [name="${name}"]:not([type="hidden"])`);
    this.tally.answers++;
    if (typeof value === "object" && !Array.isArray(value)) {
      await field.first().setInputFiles(value);
      return undefined;
    }
    const kind = await field
      .first()
      .evaluate((e) => (e instanceof HTMLInputElement ? e.type : e.tagName.toLowerCase()));
    if (kind === "button") return String(value);
    if (kind === "checkbox" || kind === "radio") {
      if (typeof value === "boolean") await field.first().setChecked(value);
      else
        for (const one of [value].flat())
          await this.page.locator(`main [name="${name}"][value="${one}"]`).check();
    } else if (kind === "select") await field.first().selectOption(value as string);
    else {
      this.tally.letters += String(value).length;
      await field.first().fill(String(value));
    }
    return undefined;
  }

  /** Follows a link by its words or by the beginning of its address. */
  async follow(link: { words: string } | { to: string }): Promise<void> {
    const found =
      "words" in link
        ? this.page.getByRole("link", { name: link.words })
        : this.page.locator(`main a[href^="${link.to}"]`);
    await found.first().click();
    await this.page.waitForLoadState("load");
  }

  text(): Promise<string> {
    return this.page.locator("main").innerText();
  }

  path(): string {
    return new URL(this.page.url()).pathname;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

/** Runs in the browser. */
function routerIsIdle(): boolean {
  const router = (window as unknown as { __remixRouter?: { state: { navigation: { state: string } } } })
    .__remixRouter;
  return document.readyState === "complete" && (!router || router.state.navigation.state === "idle");
}
