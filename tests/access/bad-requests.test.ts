import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { sql } from "drizzle-orm";
import { pages } from "~/routes";
import { attack } from "#tests/support/attack/attack";
import { crawl, everyonesIds, people, type Person } from "#tests/support/attack/crawl";
import { sensibleFilling } from "#tests/support/attack/forms";
import { extraFields, formPost, fresh } from "#tests/support/attack/requests";
import { randomFrom } from "#tests/support/attack/random";
import { sender } from "#tests/support/attack/send";
import { useScenario } from "#tests/support/scenario";
import { useServer } from "#tests/support/server";

/** The quick version of `npm run chaos -- requests`. */
describe("bad requests over all routes", () => {
  useScenario();
  const server = useServer();
  let line: ReturnType<typeof sender>;
  let persons: Person[];

  beforeAll(async () => {
    line = sender(server.url());
    persons = await people(line.send, 1);
    for (const person of persons) await crawl(line.send, person, 9, 1);
    return () => line.close();
  });

  test("fields that a form does not have change nobody's role, area, office or owner", async () => {
    const held = () =>
      read(systemActor, async (tx) => ({
        accounts: [
          ...(await tx.execute(
            sql`select id, role, scope, agency_id, partner_id, active from account order by id`,
          )),
        ],
        programs: [...(await tx.execute(sql`select id, agency_id from program order by id`))],
        pledges: [...(await tx.execute(sql`select id, partner_id from pledge order by id`))],
        households: [...(await tx.execute(sql`select id, region from household order by id`))],
      }));
    const before = await held();
    const posts = persons.flatMap((person) =>
      person.forms
        .filter(
          ({ form }) => form.method === "post" && !/^\/(sign-|language|account\/sess)/.test(form.action),
        )
        // Forms that say themselves which account, place or state is meant are not the ones asked here.
        .filter(({ form }) => !/^\/accounts\/[0-9a-f-]+\/activity/.test(form.action))
        .map(({ form }) => ({ person, form })),
    );
    const kinds = new Map(posts.map((one) => [one.form.action.replace(/[0-9a-f-]{36}/g, "#"), one]));
    expect(kinds.size).toBeGreaterThan(5);
    for (const { person, form } of kinds.values()) {
      const own = new Set(form.fields.map(({ name }) => name));
      const filled = [...fresh(sensibleFilling(form)), ...extraFields.filter(([name]) => !own.has(name))];
      const answer = await line.send(
        formPost(randomFrom(1), form, filled, { cookie: person.cookie }, "extra fields"),
      );
      expect(answer.status, `${form.action}: ${answer.body.slice(0, 200)}`).toBeLessThan(500);
    }
    const after = await held();
    for (const table of ["accounts", "programs", "pledges", "households"] as const) {
      const later = new Map(after[table].map((row) => [row.id, row]));
      expect(
        before[table].filter((row) => JSON.stringify(later.get(row.id)) !== JSON.stringify(row)),
      ).toEqual([]);
    }
    // What was newly made belongs to whoever made it.
    expect(after.accounts.filter(({ role }) => role === "administrator").length).toBe(
      before.accounts.filter(({ role }) => role === "administrator").length,
    );
  }, 60_000);

  test("nothing is answered with 5xx, tells of the database, waits for a smuggled sleep, or runs a typed script", async () => {
    const tally = await attack({
      send: line.send,
      persons,
      ids: await everyonesIds(),
      count: 2 * pages.length,
      seed: 1,
      workers: 8,
      sweeps: 0.01,
      looks: 1,
    });
    expect(tally.faults).toEqual([]);
    expect(tally.sent).toBeGreaterThan(300);
  }, 120_000);
});
