import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/browser";
import { demoAddress, useScenario } from "#tests/support/scenario";
import { useServer } from "#tests/support/server";
import { Person } from "./person";

const phone = { width: 360, height: 740 };
const password = "bukit raya kencana 77";

describe("from the first look to a submitted pledge with two co-funders", () => {
  useScenario("kukar_rbpk");
  const server = useServer();
  let browser: Browser;
  let analyst: Person;
  beforeAll(async () => {
    browser = await launchBrowser();
    analyst = await (
      await Person.at(browser, server.url(), true)
    ).signIn(await demoAddress("bappeda_analyst"));
  }, 120_000);
  afterAll(() => browser.close());

  test("a new CSR manager on a phone needs at most 20 pages and 12 answers", async () => {
    const manager = await Person.at(browser, server.url(), true, phone);
    await manager.open("/");
    await manager.follow({ to: "/partners/registration" });
    await manager.send(null, {
      ...{ kind: "company", name: "PT Bukit Raya Kencana" },
      ...{ contactName: "Sari Wulandari", contactEmail: "csr@bukitraya.test" },
    });
    await admitted("PT Bukit Raya Kencana", manager);
    expect(await manager.text()).toContain("Cari tempat dukungan Anda");

    await manager.follow({ to: "/market" });
    await manager.follow({ to: "/market/amount" });
    await manager.follow({ to: "/market/amount?rupiah=500000000" });
    expect(await manager.text()).toContain("Rp\u00a0500.000.000");
    await manager.follow({ to: "/pledges/new" });
    // What was chosen in the market is not asked again.
    expect(await manager.page.locator('main select[name="target"]').count()).toBe(0);
    await manager.send(null, { kind: "fund" });
    expect(await manager.page.locator('[name="amount"]').inputValue()).toBe("500000000");
    await manager.send(null);
    await manager.send(null);
    await manager.send(null, { payeeKind: "contractor", payee: "CV Karya Mandiri" });
    const pledge = manager.path().replace("/funders", "");
    await invite(manager, "Komando Distrik Contoh");
    await invite(manager, "Komunitas Contoh Sahabat Mahakam");
    await manager.follow({ to: `${pledge}/share` });
    await manager.send(null, { share: "300000000" });

    await manager.open(`${pledge}/check`);
    expect(await manager.page.locator('main form button[type="submit"]').isDisabled()).toBe(true);
    await confirmed("partner-18", pledge, "100000000");
    await confirmed("partner-20", pledge, "100000000");

    await manager.send(`${pledge}/check`);
    expect(manager.path()).toBe(`${pledge}/submitted`);
    await manager.open("/");
    expect(await manager.text()).toContain("Diajukan");
    expect(manager.faults).toEqual([]);
    expect(manager.tally.pages).toBeLessThanOrEqual(20);
    expect(manager.tally.answers).toBeLessThanOrEqual(12);
    expect(manager.tally.letters).toBeLessThanOrEqual(130);
    await manager.leave();
  }, 90_000);

  test("a foreign firm does it in English and without scripts, with a co-funder that was not registered", async () => {
    const firm = await Person.at(browser, server.url(), false, phone);
    await firm.open("/");
    await firm.press(firm.page.locator('header button[value="en"]'));
    await firm.follow({ to: "/partners/registration" });
    const name = "Hokkaido Precision Components Manufacturing Indonesia (Anggana Plant) Ltd";
    await firm.send(null, {
      ...{ kind: "company", name },
      ...{ contactName: "Akiko Tanaka", contactEmail: "akiko@hokkaido.test" },
    });
    expect(await firm.text()).toContain("Registration sent");
    await admitted(name, firm);
    await firm.open("/market/amount?rupiah=9999999999999");
    expect(await firm.text()).toContain("Rp\u00a09,999,999,999,999");
    await firm.open("/market");
    await firm.follow({ to: "/pledges/new?need=" });
    await firm.send(null, { kind: "fund" });
    await firm.send(null, { amount: "9.999.999.999.999" });
    await firm.send(null);
    await firm.send(null, { payeeKind: "own_staff", endsOn: "31-12-2023" });
    const pledge = firm.path().replace("/funders", "");
    await invite(firm, "Komando Distrik Contoh");
    await firm.send(`${pledge}/funders/link`, { name: "Osaka Trading Pte Ltd", email: "csr@osaka.test" });
    const link = linkIn(await firm.text());
    await firm.send(`${pledge}/share`, { share: "9.999.000.000.000" });

    const osaka = await Person.at(browser, server.url(), false, phone);
    await osaka.open(link);
    await osaka.follow({ to: "/funding/" });
    await osaka.send(null, {
      ...{ kind: "company", name: "Osaka Trading Pte Ltd" },
      ...{ contactName: "Kenji Mori", contactEmail: "csr@osaka.test" },
    });
    await admitted("Osaka Trading Pte Ltd", osaka);
    await osaka.send(`${pledge}/share`, { share: "999.999.999" });
    expect(await osaka.text()).not.toContain("9.999.999.999.999");
    await confirmed("partner-18", pledge, "1.000");
    // The three amounts are the pledge to the rupiah: 9,999,000,000,000 + 999,999,999 + 1,000 is 1,000 too many.
    await firm.open(`${pledge}/check`);
    expect(await firm.page.locator('main form button[type="submit"]').isDisabled()).toBe(true);
    await firm.send(`${pledge}/share`, { share: "9.998.999.999.000" });
    await firm.send(`${pledge}/check`);
    expect(await firm.text()).toMatch(/KM-2023-\d{6}-\d/);
    expect(await firm.text()).toContain("The pledge is submitted");
    expect(firm.faults).toEqual([]);
    await Promise.all([firm.leave(), osaka.leave()]);
  }, 90_000);

  /** The analyst admits it and passes the link on; its contact sets a password and stands on its home page. */
  async function admitted(name: string, contact: Person): Promise<void> {
    await analyst.open("/partners");
    await analyst.follow({ words: name });
    await analyst.send(`${analyst.path()}/admission`);
    await contact.open(linkIn(await analyst.text()));
    await contact.send(null, { next: password, repeat: password });
    if (contact.path() === "/sign-in") throw new Error("The password was set, and still one has to sign in");
  }

  async function invite(lead: Person, partner: string): Promise<void> {
    lead.tally.answers++;
    await lead.page.locator('select[name="partnerId"]').selectOption({ label: partner });
    await lead.press(lead.page.locator('form:has(select[name="partnerId"]) button'));
  }

  async function confirmed(who: string, pledge: string, share: string): Promise<void> {
    const funder = await (
      await Person.at(browser, server.url(), true, phone)
    ).signIn(`${who}@kukar-rbpk.test`);
    await funder.open(pledge);
    await funder.follow({ to: `${pledge}/share` });
    await funder.send(null, { share });
    expect(funder.faults).toEqual([]);
    await funder.leave();
  }
});

function linkIn(text: string): string {
  const [link] = text.match(/https?:\/\/\S+/) ?? [];
  if (!link) throw new Error(`No link in: ${text}`);
  return link;
}
