import { expect, it } from "vitest";
import { roles } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { formatCount } from "~/platform/i18n/format";
import { waitingFor } from "~/features/reporting/tasks.server";
import { actorOf } from "~/features/accounts/door.server";
import { demoAccountNamed, listDemoAccounts } from "~/features/accounts/demo.server";
import { signInAs } from "./server";

/** What a reader of the page takes for its number: in the heading, of the pages of a list, of its rows or its choices. */
function numbersOn(html: string): { heading: string; rows: number; choices: number } {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
  return {
    heading: (/<header[\s\S]*?<\/header>/.exec(main)?.[0] ?? main.slice(0, 1500)).replace(/<[^>]+>/g, " "),
    rows: (/<tbody[\s\S]*?<\/tbody>/.exec(main)?.[0] ?? "").split("<tr").length - 1,
    choices: main.split('type="checkbox"').length - 1,
  };
}

/** Registers the tests of the home pages of a scenario: something waits for everybody, and each link holds what it counts. */
export function everyoneHasWork(base: () => string): void {
  it.each([...roles])(
    "finds something waiting for the role %s, and as many on the page it leads to",
    async (role) => {
      const accounts = (await listDemoAccounts()).filter((one) => one.role === role).slice(0, 8);
      let found = 0;
      const wrong: string[] = [];
      for (const { email } of accounts) {
        const actor = actorOf((await demoAccountNamed(email))!);
        const tasks = await read(actor, async (tx) => waitingFor(tx, actor, await today(tx)));
        found += tasks.length;
        const cookie = await signInAs(base(), email);
        for (const { code, href, count } of tasks) {
          const answer = await fetch(base() + href, { headers: { cookie } });
          const { heading, rows, choices } = numbersOn(await answer.text());
          const told = new RegExp(`(^|[^\\d.])${formatCount(count).replaceAll(".", "\\.")}([^\\d.]|$)`).test(
            heading,
          );
          // A single record is opened itself.
          const opened = count === 1 && /^\/(rounds|programs|pledges)\/[0-9a-f-]{36}$/.test(href);
          if (answer.status !== 200 || !(told || opened || rows === count || choices === count))
            wrong.push(
              `${email} ${code} ${href}: ${count} wait, page ${answer.status} says ${heading.trim()} with ${rows} rows`,
            );
        }
      }
      expect(wrong).toEqual([]);
      expect(found).toBeGreaterThan(0);
    },
  );
}
