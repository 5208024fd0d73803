import { needCatalogue, needCodes, needDimensions, type NeedCode } from "~/features/needs/catalogue";
import { ageFrom, dayNumber, factsStart, regionOf, uuidText, villageOf, type Cards } from "./cards";
import { classesOf, type Classes, type Kind } from "./classes";
import type { Columns } from "./columns";
import { cardFinder, wordsOf } from "./find-card";
import { byCodePoint, type Ban, type Floor, type Instance, type Pin } from "./instance";
import type { OpenOffer } from "./plan";
import { asksSource, keysOf, type Help } from "./protection";
import { readChoices } from "./read-choices";
import { rankCards, scoreCards } from "./rank-cards";
import type { Weights } from "./score";

export type Question = {
  cap: number | null;
  offers: readonly OpenOffer[];
  needs: readonly NeedCode[];
  /** Helps approved in the period, by household. */
  received: readonly { householdId: string; helps: number }[];
  /** Households that repeat windows bar from something now. */
  barred: readonly Barred[];
  weights: Weights;
  seed: string;
  on: string;
  floors?: readonly Floor[];
  pins?: readonly Pin[];
  bans?: readonly Ban[];
};

/** `windows`: key → first day after it, null for no end. `members`: living members by id, as their cards hold them. */
export type Barred = { householdId: string; windows: Record<string, string | null>; members: string[] };

/** An instance in columns, and where on the cards its households and units stand. */
export type ColumnPlan = {
  columns: Columns;
  /** Sorted as the columns number them. */
  offers: OpenOffer[];
  dimensions: string[];
  areas: string[];
  households: { card: Int32Array; score: Int32Array };
  units: {
    /** Byte at which the need's id begins on the cards. */
    id: Float64Array;
    /** Position of the person who receives, -1 for the household. */
    person: Int16Array;
    /** Among the units of one household, as the format's `order`. */
    order: Uint8Array;
  };
  /** By card: what bars the household. */
  barred: ReadonlyMap<number, Barred>;
};

/**
 * Numbers supply and demand as `Columns` documents: scores and lots give the order of households, classes say who may
 * use which offer. Costs a few steps for each household and need, never one for each pair of need and offer.
 * @throws InstanceFault for a pin that cannot be kept
 */
export function planColumns(cards: Cards, question: Question): ColumnPlan {
  const { cap, on } = question;
  const offers = [...question.offers].sort((left, right) => byCodePoint(left.id, right.id));
  const wanted = new Uint8Array(needCodes.length);
  for (const code of question.needs) wanted[needCodes.indexOf(code)] = 1;

  const { start, scores, units: most } = scoreCards(cards, wanted, question);
  const order = rankCards(cards, scores, start, question.seed);
  const find = cardFinder(cards, [...question.received, ...question.barred].length > 0);
  const barred = new Map(
    question.barred.flatMap((one) => find(one.householdId).map((card) => [card, one] as const)),
  );

  const classes = classesOf(
    offers.map(({ criteria, need, recipient }) => ({
      criteria,
      need: needCodes.indexOf(need),
      member: recipient === "member",
    })),
    needCodes.length,
  );
  const plan: ColumnPlan = {
    columns: {
      cap,
      offers: {
        dimension: new Int32Array(offers.length),
        capacity: Float64Array.from(offers, ({ places }) => places),
      },
      lists: { start: new Int32Array(1), offers: new Int32Array(0) },
      households: {
        rank: new Float64Array(order.length),
        received: new Int32Array(order.length),
      },
      units: {
        household: new Int32Array(most),
        dimension: new Int32Array(most),
        list: new Int32Array(most),
        group: new Int32Array(most).fill(-1),
        area: new Int32Array(most),
      },
      pins: [],
      bans: [],
      floors: [],
    },
    offers,
    dimensions: [],
    areas: [],
    households: { card: order, score: new Int32Array(order.length) },
    units: { id: new Float64Array(most), person: new Int16Array(most), order: new Uint8Array(most) },
    barred,
  };
  for (let at = 0; at < order.length; at++) {
    plan.columns.households.rank[at] = at + 1;
    plan.households.score[at] = scores[order[at]!]!;
  }
  fillUnits(cards, plan, { classes, wanted, floors: question.floors ?? [], on });
  plan.columns.lists = joined(classes.lists);

  if (cap !== null && question.received.length > 0) {
    const place = new Int32Array(cards.count).fill(-1);
    for (let at = 0; at < order.length; at++) place[order[at]!] = at;
    for (const { householdId, helps } of question.received) {
      for (const card of find(householdId)) {
        if (place[card]! >= 0) plan.columns.households.received[place[card]!] = Math.min(helps, cap);
      }
    }
  }
  Object.assign(plan.columns, choices(cards, plan, question));
  return plan;
}

/** Lists one behind the other. */
function joined(lists: readonly (readonly number[])[]): Columns["lists"] {
  const start = new Int32Array(lists.length + 1);
  for (let at = 0; at < lists.length; at++) start[at + 1] = start[at]! + lists[at]!.length;
  const offers = new Int32Array(start[lists.length]!);
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at]!;
    for (let place = 0; place < list.length; place++) offers[start[at]! + place] = list[place]!;
  }
  return { start, offers };
}

type Filling = { classes: Classes; wanted: Uint8Array; floors: readonly Floor[]; on: string };

/** Units in the order of the columns: by household, then severity of the need, then id. */
function fillUnits(cards: Cards, plan: ColumnPlan, { classes, wanted, floors, on }: Filling): void {
  const { view } = cards;
  const { units: column, offers } = plan.columns;
  const day = dayNumber(on);
  const severity = Uint8Array.from(needCodes, (code) =>
    needDimensions.indexOf(needCatalogue[code].dimension),
  );
  const once = Uint8Array.from(needCodes, (code) =>
    Number(needCatalogue[code].repeat.some(({ holder }) => holder === "household")),
  );
  const occurring = new Set<string>(plan.offers.map(({ need }) => need));
  const areaNumbers = new Map<number, number>();
  const asked = new Uint8Array(needCodes.length);
  const needs = new Float64Array(0x8000);
  let unit = 0;
  let groups = 0;

  for (let household = 0; household < plan.households.card.length; household++) {
    const card = plan.households.card[household]!;
    const facts = factsStart(view, cards.start[card]!);
    const village = villageOf(view, facts);
    const place = classes.village(village);
    const answers = view.getInt32(facts);
    const area = Math.floor(village / (village >= 1e9 ? 1e4 : 1));
    const count = view.getInt16(facts + 12);
    let own = 0;
    for (
      let left = view.getInt16(facts + 14 + 6 * count), from = facts + 16 + 6 * count;
      left > 0;
      left--, from += 20
    ) {
      if (wanted[view.getInt16(from + 16)] === 0) continue;
      let at = own++;
      for (; at > 0 && before(view, severity, from, needs[at - 1]!); at--) needs[at] = needs[at - 1]!;
      needs[at] = from;
    }
    const windows = plan.barred.get(card);
    const first = unit;
    for (let at = 0; at < own; at++, unit++) {
      const code = view.getInt16(needs[at]! + 16);
      const person = view.getInt16(needs[at]! + 18);
      const kind = classes.kind(code, person < 0 ? 0 : 1);
      let list = 0;
      if (kind !== null) {
        let people = kind.nobody;
        if (person >= 0) {
          people = personOf(kind, view, facts + 14 + 6 * person, day);
        } else if (kind.asksPeople) {
          for (let at = 0; at < count; at++) {
            people = kind.addPerson(people, personOf(kind, view, facts + 14 + 6 * at, day));
          }
        }
        list = kind.list(kind.household(place, answers), people);
        if (windows !== undefined && list !== 0) {
          list = asksSource(needCodes[code]!)
            ? kind.without(list, (offer) => isBarred(windows, plan.offers[offer]!, person))
            : isBarred(windows, { need: needCodes[code]!, sourceId: "" }, person)
              ? 0
              : list;
        }
      }
      column.household[unit] = household;
      column.dimension[unit] = code;
      column.list[unit] = list;
      column.area[unit] = area;
      asked[code] = 1;
      plan.units.id[unit] = needs[at]!;
      plan.units.person[unit] = person;
      plan.units.order[unit] = severity[code]!;
      if (person >= 0 && once[code] === 1) {
        let mate = unit - 1;
        while (mate >= first && !(column.dimension[mate] === code && column.group[mate]! >= 0)) mate--;
        column.group[unit] = mate >= first ? column.group[mate]! : groups++;
      }
    }
    if (own > 0 && !areaNumbers.has(area)) areaNumbers.set(area, 0);
  }

  needCodes.forEach((code, at) => asked[at] === 1 && occurring.add(code));
  plan.dimensions = [...occurring].sort(byCodePoint);
  const dimension = Int32Array.from(needCodes, (code) => plan.dimensions.indexOf(code));
  const areas = new Map([...areaNumbers.keys()].map((digits) => [regionOf(digits), digits]));
  plan.areas = [...new Set([...areas.keys(), ...floors.map(({ area }) => area)])].sort(byCodePoint);
  plan.areas.forEach((name, at) => areas.has(name) && areaNumbers.set(areas.get(name)!, at));
  for (let at = 0; at < unit; at++) {
    column.dimension[at] = dimension[column.dimension[at]!]!;
    column.area[at] = areaNumbers.get(column.area[at]!)!;
  }
  plan.offers.forEach(({ need }, at) => (offers.dimension[at] = plan.dimensions.indexOf(need)));
}

function personOf(kind: Kind, view: DataView, at: number, day: number): number {
  return kind.person(view.getInt16(at + 4), ageFrom(view.getInt32(at), day));
}

/** Whether a need comes before another of the same household. */
function before(view: DataView, severity: Uint8Array, one: number, other: number): boolean {
  const by = severity[view.getInt16(one + 16)]! - severity[view.getInt16(other + 16)]!;
  if (by !== 0) return by < 0;
  for (let at = 0; at < 16; at += 4) {
    const apart = view.getUint32(one + at) - view.getUint32(other + at);
    if (apart !== 0) return apart < 0;
  }
  return false;
}

/** The help that an offer would be to a person of the household, or with -1 to the household. */
export function helpOf(
  { householdId, members }: Barred,
  { need, sourceId }: Pick<OpenOffer, "need" | "sourceId">,
  person: number,
): Help {
  return { need, householdId, memberId: person < 0 ? null : members[person]!, sourceId };
}

function isBarred(barred: Barred, offer: Pick<OpenOffer, "need" | "sourceId">, person: number): boolean {
  return keysOf(helpOf(barred, offer, person)).some((key) => barred.windows[key] !== undefined);
}

/**
 * What people decided, in numbers. Bans of what is no longer there bar nobody and are left out; a pin is a promise, and
 * refused by name where it cannot be kept.
 */
function choices(
  { view, bytes }: Cards,
  { columns, offers, dimensions, areas, units }: ColumnPlan,
  { cap, floors = [], pins = [], bans = [] }: Question,
): Pick<Columns, "pins" | "bans" | "floors"> {
  const offerIndex = new Map(offers.map(({ id }, at) => [id, at]));
  // Only the needs that somebody named are looked for among millions.
  const wanted = new Set([...pins, ...bans].map(({ unit }) => wordsOf(unit)[3]!));
  const names = wanted.size === 0 ? [] : Array<string>(units.id.length).fill("");
  for (let at = 0; at < names.length; at++) {
    if (wanted.has(view.getUint32(units.id[at]! + 12))) names[at] = uuidText(bytes, units.id[at]!);
  }
  const there = new Set(names);
  const instance: Instance = {
    version: 1,
    cap,
    offers: [],
    units: [],
    floors: [...floors],
    pins: [...pins],
    bans: bans.filter(({ unit, offer }) => there.has(unit) && (offer === undefined || offerIndex.has(offer))),
  };
  return readChoices(
    instance,
    columns,
    { dimensions, areas, units: names, offers: [], households: [] },
    { offerIndex, dimensionIndex: numbered(dimensions), areaIndex: numbered(areas) },
  );
}

function numbered(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, at) => [name, at]));
}
