import { sql } from "drizzle-orm";
import highsLoader from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "~/platform/access/actor";
import { read, writeAs, type Tx } from "~/platform/access/transaction.server";
import { readSettings, today } from "~/platform/db/settings.server";
import { publishedCell } from "~/features/disclosure/schema";
import { identityOf, type CountedCell, type ShownCell } from "~/features/disclosure/rules/publication";
import { needCatalogue, needCodes } from "~/features/needs/catalogue";
import { listChildren } from "~/features/regions/queries.server";
import { dimensions } from "~/features/reporting/rules/rooms";
import { publishCounts, sources } from "~/features/reporting/public-cells.server";
import {
  isRecovered,
  misbeliefs,
  problemOf,
  rangeOf,
  sensitive,
  solveFor,
  subtract,
  type Attacker,
} from "#tests/support/disclosure/attack";
import { collect, figuresIn, textsIn, type Answer } from "#tests/support/disclosure/collect";
import { limits, portal, steps } from "#tests/support/disclosure/methods";
import type { Town } from "#tests/support/disclosure/population";
import { shownIn } from "#tests/support/disclosure/shown";
import { useScenario } from "#tests/support/scenario";
import { signInAs, useServer } from "#tests/support/server";

/**
 * Everything that outsiders of Kutai Kartanegara are answered, collected from the running portal and given to the
 * attacker; `COLLECT_ALL=1` follows every choice of every page instead of a few of each.
 */
useScenario("kukar_rbpk");
const server = useServer();

const all = process.env.COLLECT_ALL === "1";
const reach = all ? { perPattern: 40, perChoice: 400 } : { perPattern: 3, perChoice: 4 };
const starts = [
  ...[
    "/",
    "/needs-market",
    "/public/programs",
    "/objections/new",
    "/objections/progress",
    "/partners/registration",
  ],
  ...[
    "/market",
    "/market/ring",
    "/market/amount?rupiah=500000000",
    "/market/comparison?a=need:housing&b=need:water",
  ],
  ...[
    "/progress",
    "/progress/statement",
    "/pledges",
    "/programs",
    "/programs/calendar",
    "/notices",
    "/account",
  ],
];

type Reader = { attacker: Attacker; partner: string | null; email: string | null; answers: Answer[] };
const readers: Reader[] = [];
type Cell = typeof publishedCell.$inferSelect;
let cells: Cell[];
let town: Town;

const ask = <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  read(systemActor, async (tx) => [...(await tx.execute<Row>(query))]);

beforeAll(async () => {
  // Counted anew, so that the truth of today stands behind the figures; and one partner names desa around its site.
  await writeAs(systemActor, "cell.publish", (tx) => tx.execute(sql`delete from published_cell`));
  await publishCounts();
  cells = await read(systemActor, (tx) => tx.select().from(publishedCell));
  const partners = await ask<{ id: string; email: string; lead: boolean; places: number }>(sql`
    select p.id, a.email, coalesce(bool_or(f.lead), false) as lead,
      (select count(*)::int from match m join pledge_funder x on x.pledge_id = m.pledge_id and x.partner_id = p.id
        where m.state <> 'cancelled') as places
    from partner p join account a on a.partner_id = p.id left join pledge_funder f on f.partner_id = p.id
    where p.state = 'admitted' group by p.id, a.email order by places desc, a.email`);
  const chosen = [
    partners[0]!,
    partners.find(({ lead }) => !lead) ?? partners[1]!,
    partners.at(-1)!,
    ...(all ? partners.slice(1, 4) : []),
  ];
  await writeAs(systemActor, "scenario", (tx) =>
    tx.execute(sql`insert into partner_ring (partner_id, village)
      select ${chosen[0]!.id}::uuid, region from household group by region order by count(*) desc limit 12
      on conflict do nothing`),
  );
  readers.push({ attacker: "public", partner: null, email: null, answers: [] });
  for (const { id, email } of chosen) readers.push({ attacker: "partner", partner: id, email, answers: [] });
  for (const reader of readers) {
    const cookie = reader.email ? await signInAs(server.url(), reader.email) : "";
    reader.answers = await collect({ url: server.url(), cookie, starts, ...reach });
  }
  town = await write(townOf);
}, 600_000);

const write = <Value>(change: (tx: Tx) => Promise<Value>) => writeAs(systemActor, "cell.publish", change);

/** The true counts, from the same sources as the publication. */
async function townOf(tx: Tx): Promise<Town> {
  const { region } = await readSettings(tx);
  const on = await today(tx);
  const counted: CountedCell[] = [];
  for (const source of sources) counted.push(...((await source.count(tx, on, region)) ?? []));
  const children = await listChildren(tx, region);
  const programs = await tx.execute<{ id: string; need: string; offered: number }>(sql`
    select p.id, p.need, coalesce(sum(o.capacity), 0)::int as offered from program p
    left join offer o on o.program_id = p.id where p.state in ('published', 'paused', 'closed') group by p.id`);
  return {
    region,
    districts: new Map((children.get(region) ?? []).map((code) => [code, [...(children.get(code) ?? [])]])),
    needs: needCodes,
    onePerHousehold: needCodes.filter((code) => needCatalogue[code].recipient === "household"),
    rooms: new Map(
      dimensions.filter((name) => needCodes.some((code) => code === name)).map((name) => [name, name]),
    ),
    programs: new Map([...programs].map(({ id, need, offered }) => [id, { need, offered }])),
    pledges: new Map(),
    isClosed: false,
    quarters: [counted],
    yearlyQuarter: 0,
  };
}

describe("everything a partner or a visitor is answered", () => {
  it("is much: pages, records behind them and files", () => {
    const count = readers.reduce((sum, { answers }) => sum + answers.length, 0);
    expect(count).toBeGreaterThan(all ? 1000 : 200);
    for (const { answers } of readers) {
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(answers.filter(({ data }) => data !== null).length).toBeGreaterThan(answers.length / 2);
    }
  });

  it("holds no name, number, address or mark of anybody on the register", async () => {
    const people = await ask<{ secret: string }>(sql`
      select distinct secret from (
        select head_name as secret from household union all select name from member
        union all select address from household where length(address) > 8
        union all select case_code from household
        union all select id::text from household union all select id::text from member union all select id::text from need
        union all select id::text from match) s
      where length(secret) > 6 and secret not in (select name from account)
        and secret not in (select contact_name from partner)`);
    expect(people.length).toBeGreaterThan(1500);
    for (const { email, answers } of readers) {
      const texts = [...new Set(answers.flatMap(textsIn))];
      const found = texts.filter(
        (text) => /(?<!\d)\d{16}(?!\d)/.test(text) || people.some(({ secret }) => text.includes(secret)),
      );
      expect(found, String(email)).toEqual([]);
    }
  });

  it("holds no count of people that is not published: rounded, and never for fewer than twice the limit", () => {
    const wrong = readers.flatMap(({ attacker, email, answers }) =>
      answers.flatMap(({ path, data }) =>
        figuresIn(data)
          .filter(({ at, value }) => !isPlain(at) && !isOwn(at) && !isPublished(value, attacker))
          .map(({ at, value }) => `${email} ${path}: ${at} = ${value}`),
      ),
    );
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it("tells a partner exactly of its own places only where five have a recipient, or all of them", () => {
    const own = readers.flatMap(({ answers }) =>
      answers.flatMap(({ path, data }) => shownIn(data).own.map((places) => ({ path, ...places }))),
    );
    expect(own.length).toBeGreaterThan(3);
    for (const { path, taken, offered } of own)
      expect(taken === null || taken >= limits.partner || taken >= offered, `${path} ${taken}`).toBe(true);
  });

  it("gives the same figure wherever it is given, and that is the published one", () => {
    for (const { attacker, answers } of readers) {
      const told = new Map<string, number | null>();
      for (const { path, data } of answers)
        for (const cell of shownIn(data).cells) {
          const name = identityOf(cell);
          const known = cells.find(
            (one) =>
              identityOf(one as ShownCell) === name && one.audience === audienceOf(cell, attacker, path),
          );
          if (known === undefined || cell.count === null) continue;
          expect(cell.count, `${path} ${name}`).toBe(known.count);
          told.set(name, cell.count);
        }
      expect(told.size, attacker).toBeGreaterThan(40);
    }
  }, 240_000);

  it("gives nobody away to an attacker with linear programming", async () => {
    const highs = await highsLoader();
    for (const { attacker, partner, answers } of readers) {
      const told = new Set<string>();
      for (const { path, data } of answers)
        for (const cell of shownIn(data).cells)
          if (cell.count !== null) told.add(`${audienceOf(cell, attacker, path)} ${identityOf(cell)}`);
      const own = await ownOf(partner);
      // What was answered, what is not shown, and every desa: a partner may name any around its site.
      const shown = cells.filter(
        ({ audience, cube, key, ...cell }) =>
          (attacker === "partner" || audience === "public") &&
          (cube !== "pledge_place" || own.has(key.split(" ")[0]!)) &&
          (cell.count === null ||
            cube === "need_village" ||
            told.has(`${audience} ${identityOf({ ...cell, cube, key } as never)}`)),
      ) as ShownCell[];
      expect(shown.filter(({ count }) => count !== null).length).toBeGreaterThan(40);
      const quarters = [town.quarters[0]!.filter(isReadBy(own))];
      const problem = problemOf({ ...town, pledges: own, quarters }, portal, attacker, [0], [shown]);
      expect(misbeliefs(problem)).toEqual([]);
      const targets = sensitive(problem, limits[attacker]);
      expect(targets.length).toBeGreaterThan(20);
      const ranges = subtract(problem);
      expect(targets.filter((target) => isRecovered(rangeOf(target, ranges), limits[attacker]))).toEqual([]);
      expect(solveFor(problem, targets, limits[attacker], highs).recovered).toEqual([]);
    }
  }, 120_000);
});

const isReadBy = (own: ReadonlyMap<string, unknown>) => (cell: CountedCell) =>
  cell.cube !== "pledge_place" || own.has(cell.key.split(" ")[0]!);

/** The pledges a partner leads or funds of which something was delivered, and how many of their places are taken. */
async function ownOf(
  partner: string | null,
): Promise<Map<string, { need: string; program: string | null; taken: number[] }>> {
  if (partner === null) return new Map();
  const rows = await ask<{ id: string; need: string; program: string | null; taken: number }>(sql`
    select p.id, min(m.need) as need, p.program_id as program, count(*)::int as taken
    from pledge p join pledge_funder f on f.pledge_id = p.id and f.partner_id = ${partner}::uuid
    join match m on m.pledge_id = p.id and m.state <> 'cancelled'
    group by p.id having bool_or(m.state in ('delivered', 'checked'))`);
  return new Map(rows.map(({ id, need, program, taken }) => [id, { need, program, taken: [taken] }]));
}

/** A partner reads the public's pages as everybody does. */
function audienceOf(cell: ShownCell, attacker: Attacker, path: string): Attacker {
  const isPublic =
    /^\/(needs-market|public\/|$)/.test(path) || cell.cube === "room" || cell.cube === "register";
  return isPublic ? "public" : attacker;
}

function isPublished(value: number, attacker: Attacker): boolean {
  const of = (step: number) => value % step === 0 && value >= 2 * step;
  return of(steps[attacker]) || of(steps.public);
}

/** Numbers that count no people: what is offered, promised, paid, asked for, and the frame of the page. */
const plainNames = new Set(
  `page pageSize total unread digestHour step fewerThan limit rupiah rest unitValue amount ownAmount ownShare value max min
  minimum maximum price prices from to quota own pledged offered capacity places quantity promised noted kept version number
  year years needsTotal itemRows rows first last lesson_hours funders entered openLinks key seq remainder status x y`.split(
    /\s+/,
  ),
);
function isPlain(at: string): boolean {
  const names = at.split(".").map((name) => name.replaceAll("[]", ""));
  if (/\.needs?(\[\])?\.total$|cells\.total$/.test(at)) return false;
  // What is left of the places that are offered, without those that are published as taken.
  if (names.at(-2) === "left" || names.at(-2) === "tasks") return true;
  // What the reader chose itself comes back with the answer.
  if (names.at(-2) === "filter") return true;
  return (
    plainNames.has(names.at(-1)!) ||
    names.includes("prices") ||
    names.includes("funding") ||
    names.includes("rest")
  );
}

/** The reader's own places, looked at in a test of their own. */
function isOwn(at: string): boolean {
  return /progress\.(taken|delivered|lost)$|progress\.(all|rooms\.\w+)\.\w+$|standing\.\w+$|(data|open)\.(taken|lost)$/.test(
    at,
  );
}
