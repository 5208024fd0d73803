import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { needCodes, type NeedCode } from "~/features/needs/catalogue";
import { evaluateAll, houseOwnerships, occupations, type Criteria } from "~/features/programs/criteria";
import { judgeNeeds } from "~/features/programs/facts.server";
import { loadCards, refreshCards } from "~/features/matching/cards.server";
import { caseCodeOf, unpackFacts, uuidText, type Cards } from "~/features/matching/rules/cards";
import { factsOfCard } from "~/features/matching/cards.server";
import { instanceOf, keep } from "~/features/matching/rules/kept";
import { planColumns } from "~/features/matching/rules/plan-columns";
import type { OpenOffer } from "~/features/matching/rules/plan";
import { scoreOf, weightsVersion1 } from "~/features/matching/rules/score";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { loadDemand } from "./plain-demand";
import { planMatching } from "./rules/plain-plan";
import { businessDay, change, cibarusah, makeFamilies, setu, type FamilyWish } from "./world";

useDatabase();

let analyst: Actor;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
});

const cardsNow = () => read(analyst, (tx) => loadCards(tx, businessDay), "run.compute");
const textOf = (cards: Cards) =>
  Array.from({ length: cards.count }, (_, at) =>
    Buffer.from(cards.bytes.subarray(cards.start[at]!, cards.start[at + 1]!)).toString("hex"),
  ).sort();

const wishes: fc.Arbitrary<FamilyWish> = fc.record({
  region: fc.constantFrom(setu, cibarusah, "32.16.18.2004"),
  decile: fc.constantFrom("1", "2", "3", "4", "4+", "7", "10", null),
  needs: fc.uniqueArray(
    fc.constantFrom<NeedCode>("housing", "food", "skills", "care.elderly", "health.stunting"),
    {
      minLength: 1,
    },
  ),
  facts: fc.record(
    {
      house_status: fc.constantFrom("owned", "rented", "lodging", "other", "unknown"),
      land_title: fc.constantFrom("yes", "no", "unknown"),
    },
    { requiredKeys: [] },
  ),
  members: fc.array(
    fc.record({
      sex: fc.constantFrom("female" as const, "male" as const),
      birthDate: fc.constantFrom("1940-02-29", "1963-07-03", "1963-07-04", "1990-01-01", "2015-12-31", null),
      memberClass: fc.constantFrom("productive", "not_yet_productive", "no_longer_productive"),
      facts: fc.constantFrom({ job: "farmer" }, { job: "civil_servant" }, { job: "unknown" }, {}),
      specific: fc.constantFrom(
        { disability: "severe" },
        { disability: "none" },
        { disabled: "no" },
        { disabled: "yes" },
        {},
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** As plain objects, which the database driver can tell from its own. */
const sample = (numRuns: number) =>
  JSON.parse(JSON.stringify(fc.sample(wishes, { numRuns, seed: 5 }))) as FamilyWish[];

const unknown = fc.constantFrom("ask" as const, "pass" as const, "fail" as const);
const some = <Value>(values: readonly Value[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 });
const criteria: fc.Arbitrary<Criteria> = fc.record(
  {
    place: fc.record({ codes: some(["32.16", "32.16.18", setu, cibarusah, "32.16.1"]) }),
    decile: fc.record({ in: some([1, 2, 3, 4, 5, 7]), unknown }),
    female_head: fc.record({ unknown }),
    house_ownership: fc.record({ in: some(houseOwnerships), unknown }),
    land_title: fc.record({ unknown }),
    member_class: fc.record({ in: some(["productive", "no_longer_productive"] as const), unknown }),
    age: fc.record({ min: fc.constantFrom(null, 18, 60), max: fc.constantFrom(60, 99), unknown }),
    sex: fc.record({ is: fc.constantFrom("female" as const, "male" as const), unknown }),
    disability: fc.record({ in: some(["none", "some", "severe"] as const), unknown }),
    occupation: fc.record({ in: some(occupations), unknown }),
  },
  { requiredKeys: [] },
);
const offers: fc.Arbitrary<OpenOffer[]> = fc
  .array(
    fc.record({
      need: fc.constantFrom<NeedCode>("housing", "food", "skills", "care.elderly"),
      places: fc.integer({ min: 0, max: 3 }),
      criteria: fc.array(criteria, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((list) =>
    list.map((offer, at) => ({
      ...offer,
      id: `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`,
      sourceId: `00000000-0000-7000-9000-${String(at % 3).padStart(12, "0")}`,
      recipient:
        offer.need === "housing" || offer.need === "food" ? ("household" as const) : ("member" as const),
    })),
  );

describe("cards of households", () => {
  it("say of every family what the tables say, and the classes give the pairs that asking each pair gives", async () => {
    await makeFamilies(sample(60));
    await change(
      sql`update member set active = false where id in (select id from member order by id limit 9)`,
    );
    await change(sql`insert into aid_history (id, household_id, region, need, program, origin, year, digest)
      select gen_random_uuid(), id, region, 'housing', 'BSPS', 'national', 2020, sha256(uuid_send(id)) from household
      order by id limit 15`);
    const needs: NeedCode[] = ["housing", "food", "skills", "care.elderly"];
    const question = { needs, period: "2023", on: businessDay, seed: "kocokan", weights: weightsVersion1 };
    const demand = await read(analyst, (tx) => loadDemand(tx, question), "run.compute");
    const cards = await cardsNow();
    expect(demand.needs.length).toBeGreaterThan(100);

    const ids = Array.from({ length: cards.count }, (_, at) => uuidText(cards.bytes, cards.start[at]!));
    for (const [id, { score, region }] of demand.standing) {
      const packed = factsOfCard(cards, ids.indexOf(id));
      expect(scoreOf(unpackFacts(packed, region, null, businessDay).score, weightsVersion1)).toEqual(score);
    }
    const barred = [...demand.candidates.values()]
      .filter(({ windows }) => windows.size > 0)
      .map(({ id, windows }) => ({
        householdId: id,
        windows: Object.fromEntries(windows),
        members: [] as string[],
      }));
    expect(barred.length).toBeGreaterThan(5);

    await fc.assert(
      fc.asyncProperty(offers, fc.constantFrom(null, 2), async (supply, cap) => {
        const plain = planMatching({ ...demand, cap, offers: supply, on: businessDay });
        const plan = planColumns(cards, { ...question, cap, offers: supply, received: [], barred });
        const byId = (rows: { id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
        const instance = instanceOf(keep(cards.bytes, cards.start, plan));
        expect({ ...instance, units: byId(instance.units) }).toEqual({
          ...plain.instance,
          units: byId(plain.instance.units),
        });
        Array.from(plan.households.card, (card, at) => {
          const standing = demand.standing.get(ids[card]!)!;
          expect(plan.households.score[at]).toBe(standing.score.total);
          expect(caseCodeOf(cards, card)).toHaveLength(8);
        });
        for (const need of demand.needs.filter((one) => one.need === supply[0]!.need)) {
          const unit = instance.units.find(({ id }) => id === need.id)!;
          if (barred.some(({ householdId }) => householdId === need.householdId)) continue;
          const meets = evaluateAll(supply[0]!.criteria, need.facts).result === "ok";
          expect(unit.offers.includes(supply[0]!.id)).toBe(meets);
        }
      }),
      { numRuns: 25 },
    );
    await fc.assert(
      fc.asyncProperty(criteria, async (asked) => {
        const offer: OpenOffer = {
          id: "00000000-0000-7000-8000-000000000001",
          need: "skills",
          recipient: "member",
          places: 1,
          criteria: [asked],
          sourceId: "00000000-0000-7000-8000-000000000002",
        };
        const plan = planColumns(cards, {
          ...question,
          cap: null,
          offers: [offer],
          received: [],
          barred: [],
        });
        const judged = await read(analyst, (tx) => judgeNeeds(tx, "skills", asked, businessDay));
        const listed = instanceOf(keep(cards.bytes, cards.start, plan)).units.filter(
          (unit) => unit.offers.length > 0,
        );
        const met = judged.filter(
          ({ verdict, needId }) => verdict.result === "ok" && demand.needs.some(({ id }) => id === needId),
        );
        expect(listed.map(({ id }) => id).sort()).toEqual(met.map(({ needId }) => needId).sort());
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it.each<[string, ReturnType<typeof sql>]>([
    [
      "a need is met",
      sql`update need set state = 'met' where id = (select id from need where state = 'open' order by id limit 1)`,
    ],
    [
      "a need is entered",
      sql`insert into need (id, household_id, region, code, state, as_of, source, rule_version)
      select gen_random_uuid(), id, region, 'water', 'open', '2023-06-01', 'visit', 1 from household where state = 'decreed' order by id limit 2`,
    ],
    [
      "a member dies",
      sql`update member set active = false where id = (select max(id::text)::uuid from member where active)`,
    ],
    [
      "a member's job becomes known",
      sql`update member set facts = '{"job":"fisher"}' where id = (select max(id::text)::uuid from member where active)`,
    ],
    [
      "a family moves",
      sql`update household set region = '32.16.04.2001' where id = (select household_id from household_card where region = '32.16.18.2003' limit 1)`,
    ],
    [
      "a decile is corrected",
      sql`update household set decile = '3' where id in (select id from household where decile = '1' order by id limit 3)`,
    ],
    [
      "a family leaves the list",
      sql`update household set state = 'graduated' where id = (select id from household where state = 'decreed' order by id limit 1)`,
    ],
    [
      "a family is taken off its decree",
      sql`update decree_entry set removed = true where household_id = (select household_id from household_card order by 1 limit 1)`,
    ],
    [
      "a decree ends early",
      sql`update decree set valid_to = '2023-07-02' where id = (select id from decree order by id limit 1)`,
    ],
    ["a decree is recorded again", sql`update decree set valid_to = '2024-06-30'`],
    [
      "needs are struck out",
      sql`delete from need where household_id = (select household_id from household_card limit 1)`,
    ],
  ])("are never read stale: when %s", async (_, happens) => {
    if ((await cardsNow()).count === 0) await makeFamilies(sample(20));
    await refreshCards();
    const before = textOf(await cardsNow());
    await change(happens);
    const marked = textOf(await cardsNow());
    expect(marked).not.toEqual(before);
    expect(await refreshCards()).toBeGreaterThan(0);
    expect(textOf(await cardsNow())).toEqual(marked);
    const fresh = await read(systemActor, (tx) =>
      tx.execute<{ card: string }>(sql`select encode(card, 'hex') as card from household_card_now
        where ${businessDay}::date between decreed_from and decreed_to`),
    );
    expect([...fresh].map(({ card }) => card).sort()).toEqual(marked);
  });

  it("stay with the readers of their region", async () => {
    await refreshCards();
    const elsewhere = await makeActor("bappeda_analyst", { scope: "32.16.04" });
    const office = await makeActor("agency_operator");
    const seen = (actor: Actor) => read(actor, (tx) => loadCards(tx, businessDay));
    expect((await seen(elsewhere)).count).toBeLessThan((await cardsNow()).count);
    expect((await seen(office)).count).toBe(0);
    expect((await seen(systemActor)).count).toBe((await cardsNow()).count);
  });

  it("number needs as the catalogue does", async () => {
    const rows = await read(systemActor, (tx) =>
      tx.execute<{ definition: string }>(sql`select pg_get_viewdef('household_card_now') as definition`),
    );
    const listed = [...rows][0]!.definition.match(/ARRAY\['housing'::text[^\]]*\]/)![0].match(/'([^']+)'/g)!;
    expect(listed.map((word) => word.slice(1, -1))).toEqual([...needCodes]);
  });
});
