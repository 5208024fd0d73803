import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#tests/support/browser";
import { useDatabase } from "#tests/support/database";
import { makeOffice, type Office } from "#tests/support/offices";
import { useServer } from "#tests/support/server";
import { seedVerified } from "#tests/support/verified";
import { Person } from "./person";

const name =
  "Penyediaan Rumah Layak Huni bagi Keluarga Miskin Ekstrem di Wilayah Pesisir Tahun Anggaran 2023";

describe("a head of office alone, from an empty page to a published program and to its end", () => {
  useDatabase();
  const server = useServer();
  let browser: Browser;
  let office: Office;
  beforeAll(async () => {
    browser = await launchBrowser();
    office = await makeOffice("housing", "Dinas Perumahan Contoh");
    await seedVerified({
      need: "housing",
      villages: { "32.16.18.2003": 6, "32.16.18.2004": 2, "32.16.19.2001": 4 },
    });
    await seedVerified({
      need: "housing",
      villages: { "32.16.01.2001": 3 },
      facts: { house_status: "rented" },
    });
  }, 120_000);
  afterAll(() => browser.close());

  test.each([
    ["on a phone", true, { width: 360, height: 740 }],
    ["on a desk without scripts", false, { width: 1280, height: 900 }],
  ] as const)(
    "%s",
    async (_where, scripts, viewport) => {
      // A script shows the answer a moment after it has come.
      const says = (words: string) => expect.poll(() => head.text(), { timeout: 10_000 }).toContain(words);
      const head = await Person.at(browser, server.url(), scripts, viewport);
      await head.signIn(`${office.head.accountId}@contoh.test`);
      await head.follow({ to: "/programs/new" });
      await head.send(null, { name, need: "housing" });
      await head.send(null, {
        ...{ quota: "12", unitValue: "Rp 50.000.000" },
        ...{ "fund-source-0": "regency_budget", "fund-figure-0": "400.000.000", "fund-source-1": "csr" },
      });
      const program = head.path().replace("/criteria", "");
      await open(head, "decile");
      await head.send(null, { decile: "1" }, "count");
      // The live count says the same before anything is saved.
      await head.page.waitForURL(/\/criteria#fit$/);
      await says("12 dari 15 kebutuhan terbuka");
      await head.send(null, {}, "continue");
      await head.page.waitForURL(/\/division$/);
      await says("Belum dibagi: 12 rumah");

      await head.follow({ to: `${program}/division?by=district` });
      await says("Terbagi semua: 12 rumah");
      await head.follow({ to: `${program}/division?by=village` });
      if (scripts) {
        await head.page.locator('[name="places-32.16.18.2004"]').fill("5");
        await says("Terbagi 15 dari 12 rumah: kelebihan 3");
        await head.page.locator('[name="places-32.16.18.2004"]').fill("2");
      }
      await head.send(null, {}, "continue");
      await head.page.waitForURL(/\/publication$/);
      expect(head.path()).toBe(`${program}/publication`);
      await says("Rp\u00a0600.000.000 cukup untuk 12 rumah");
      await says("CSR/TJSL: Rp\u00a0200.000.000");

      await head.follow({ to: `${program}/preview` });
      await says("Sources of funds");
      await head.follow({ to: `${program}/publication` });
      await head.send(null);
      await says("Program diterbitkan");

      await head.send(`${program}/quota`, {
        ...{ quota: "13", "places-32.16.19.2001": "5", reason: "Anggaran perubahan" },
      });
      await says("Kuota dinaikkan");
      await head.send(`${program}/pause`, { reason: "Menunggu pemeriksaan" });
      await head.press(head.page.locator('main form[action$="/resumption"] button'));
      await head.send(`${program}/closing`, { reason: "Tahun anggaran berakhir" });
      await says("13 tempat tersisa");

      await head.follow({ to: `${program}/copy` });
      await head.send(null);
      await head.send(null);
      await says("Disalin dari Penyediaan Rumah");
      expect(head.faults).toEqual([]);
      expect(head.tally.pages).toBeLessThanOrEqual(34);
      await head.leave();
    },
    90_000,
  );

  /** Opens the criterion that has this field, as a hand would. */
  async function open(head: Person, field: string): Promise<void> {
    await head.page.locator(`details:has([name="${field}"]) > summary`).first().click();
  }
});
