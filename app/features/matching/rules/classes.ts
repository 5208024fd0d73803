import { evaluate, type Criteria, type Facts, type PersonFacts } from "~/features/programs/criteria";
import { householdAnswersOf, personAnswersOf, regionOf } from "./cards";

/**
 * Who may use which offers, without asking every household about every offer (design: matching, section 5.1). For each
 * answer a row of bits says which sets of criteria it meets, by the one definition in `programs/criteria.ts` asked for
 * that answer alone; a set of criteria is met where the rows of all its answers meet it, so equal rows merge and the
 * rest is the AND of a few rows, computed once for each combination that occurs.
 */
export type Asking = { criteria: Criteria[]; need: number; member: boolean };

export type Classes = {
  /** The number of a village, given by its digits. */
  village: (digits: number) => number;
  /** Who may use the offers for one need, for the household (`member` 0) or for a member (1); null without any. */
  kind: (need: number, member: 0 | 1) => Kind | null;
  /** Offers of each list, ascending; number 0 is the empty one. */
  lists: readonly (readonly number[])[];
};

export type Kind = {
  /** Number of a household's answers (see `cards.ts`) in a village. */
  household: (village: number, answers: number) => number;
  /** Number of a person's answers and age, null for an unknown one. */
  person: (answers: number, age: number | null) => number;
  /** Whether it matters who lives in the household. */
  asksPeople: boolean;
  /** Number of everybody in a household together: begin with `nobody` and add one person after the other. */
  nobody: number;
  addPerson: (people: number, person: number) => number;
  /** The list of offers for the household and its people, or for the household and its member. */
  list: (household: number, people: number) => number;
  /** The same list without these offers. */
  without: (list: number, barred: (offer: number) => boolean) => number;
};

/** Offers are known by their position. `needs` is the number of need codes. */
export function classesOf(offers: readonly Asking[], needs: number): Classes {
  const villages: number[] = [];
  const villageNumbers = new Map<number, number>();
  const lists: number[][] = [[]];
  const kinds = Array.from({ length: 2 * needs }, (_, at) => {
    const own = offers.flatMap((offer, number) =>
      2 * offer.need + Number(offer.member) === at ? [{ number, criteria: offer.criteria }] : [],
    );
    return own.length === 0 ? null : kindOf(own, at % 2 === 1, villages, lists);
  });
  return {
    village: (digits) => {
      const known = villageNumbers.get(digits);
      if (known !== undefined) return known;
      villageNumbers.set(digits, villages.length);
      return villages.push(digits) - 1;
    },
    kind: (need, member) => kinds[2 * need + member]!,
    lists,
  };
}

/** The classes of one need: what its own offers do not ask tells nobody apart. */
function kindOf(
  offers: { number: number; criteria: Criteria[] }[],
  member: boolean,
  villages: readonly number[],
  lists: number[][],
): Kind {
  const sets: Criteria[] = [];
  const setNumbers = new Map<string, number>();
  const setsOf = offers.map(({ criteria }) =>
    criteria.map((set) => {
      const key = JSON.stringify(set);
      if (!setNumbers.has(key)) setNumbers.set(key, sets.push(set) - 1);
      return setNumbers.get(key)!;
    }),
  );
  const words = Math.max(1, Math.ceil(sets.length / 32));
  const row = (met: (set: number) => boolean): Uint32Array => {
    const bits = new Uint32Array(words);
    for (let set = 0; set < sets.length; set++) if (met(set)) bits[set >>> 5]! |= 1 << (set & 31);
    return bits;
  };
  /** Rows of answers to one part of the sets; sets that ask the same there are asked once. */
  const asker = (part: (set: Criteria) => Criteria) => {
    const different: Criteria[] = [];
    const numbers = new Map<string, number>();
    const numberOfSet = sets.map((set) => {
      const asks = part(set);
      const key = JSON.stringify(asks);
      if (!numbers.has(key)) numbers.set(key, different.push(asks) - 1);
      return numbers.get(key)!;
    });
    return (meets: (part: Criteria) => boolean): Uint32Array => {
      const answers = different.map(meets);
      return row((set) => answers[numberOfSet[set]!]!);
    };
  };
  const [askPlace, askHousehold, askAge, askPerson] = [placeOnly, householdOnly, ageOnly, personOnly].map(
    asker,
  ) as [Asker, Asker, Asker, Asker];

  const places = binner(words, (village: number) => {
    const facts = { ...nothing, region: regionOf(villages[village]!) };
    return askPlace((part) => evaluate(part, facts).result === "ok");
  });
  const answers = binner(words, (bits: number) => {
    const facts = { ...nothing, ...householdAnswersOf(bits) };
    return askHousehold((part) => evaluate(part, facts).result === "ok");
  });
  const households = common(places.rows, answers.rows);
  const ages = binner(words, (age: number) => {
    const person = { ...nobodyKnown, age: age === unknownAge ? null : age };
    return askAge((part) => meetsOne(part, person));
  });
  const people = binner(words, (bits: number) => {
    const person = { ...nobodyKnown, ...personAnswersOf(bits) };
    return askPerson((part) => meetsOne(part, person));
  });
  const persons = common(people.rows, ages.rows);

  // A set that asks nothing of people is met whoever lives there, also by nobody.
  const asking = row((set) => Object.keys({ ...personOnly(sets[set]!), ...ageOnly(sets[set]!) }).length > 0);
  const alone = makeRows(words);
  const nobody = numberOf(
    alone,
    asking.map((bits) => ~bits),
  );
  const met = common(households.rows, member ? persons.rows : alone);
  // Offers of two needs are never the same, so that the lists of this need are told apart by its own offers.
  const usable = makeRows(Math.ceil(offers.length / 32));
  const chosen = new Uint32Array(usable.words);
  numberOf(usable, chosen);
  const listNumbers = [0];
  const listOfChosen = (): number => {
    const row = numberOf(usable, chosen);
    if (row === listNumbers.length) {
      const list: number[] = [];
      for (let at = 0; at < offers.length; at++) if (isIn(chosen, 0, at)) list.push(offers[at]!.number);
      listNumbers.push(lists.push(list) - 1);
    }
    return listNumbers[row]!;
  };
  const listOf: number[] = [];
  return {
    household: (village, bits) => households.of(places.of(village), answers.of(bits)),
    person: (bits, age) =>
      persons.of(people.of(bits), ages.of(age === null ? unknownAge : Math.max(-1, age))),
    asksPeople: !member && asking.some((bits) => bits !== 0),
    nobody,
    addPerson: joining(alone, persons.rows),
    list: (household, other) => {
      const signature = met.of(household, other);
      const all = met.rows;
      const known = listOf[signature];
      if (known !== undefined) return known;
      const from = signature * words;
      chosen.fill(0);
      for (let at = 0; at < offers.length; at++) {
        let held = 0;
        const own = setsOf[at]!;
        while (held < own.length && isIn(all.bits, from, own[held]!)) held++;
        if (held === own.length) chosen[at >>> 5]! |= 1 << (at & 31);
      }
      return (listOf[signature] = listOfChosen());
    },
    without: (list, barred) => {
      const left = new Set(lists[list]!.filter((offer) => !barred(offer)));
      chosen.fill(0);
      offers.forEach(({ number }, at) => {
        if (left.has(number)) chosen[at >>> 5]! |= 1 << (at & 31);
      });
      return listOfChosen();
    },
  };
}

type Asker = (meets: (part: Criteria) => boolean) => Uint32Array;

const nobodyKnown: PersonFacts = {
  age: null,
  sex: null,
  disability: null,
  occupation: null,
  memberClass: null,
};
const nothing: Facts = {
  region: "",
  decile: null,
  femaleHead: null,
  houseOwnership: null,
  landTitle: null,
  persons: [],
};
const unknownAge = -2;

function placeOnly({ place }: Criteria): Criteria {
  return asked({ place });
}

function ageOnly({ age }: Criteria): Criteria {
  return asked({ age });
}

function householdOnly({ decile, female_head, house_ownership, land_title }: Criteria): Criteria {
  return asked({ decile, female_head, house_ownership, land_title });
}

function personOnly({ member_class, sex, disability, occupation }: Criteria): Criteria {
  return asked({ member_class, sex, disability, occupation });
}

function asked(criteria: Criteria): Criteria {
  return Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== undefined));
}

function meetsOne(criteria: Criteria, person: PersonFacts): boolean {
  return evaluate(criteria, { ...nothing, persons: [person] }).result === "ok";
}

function isIn(bits: Uint32Array, from: number, at: number): boolean {
  return ((bits[from + (at >>> 5)]! >>> (at & 31)) & 1) === 1;
}

/** Distinct rows of bits, one behind the other, each with a number: equal rows have one. */
type Rows = { words: number; count: number; bits: Uint32Array; slots: Int32Array };

function makeRows(words: number): Rows {
  return { words, count: 0, bits: new Uint32Array(64 * words), slots: new Int32Array(256).fill(-1) };
}

/** The number of a row. A table of numbers found by a hash of the bits, because a million rows are asked for. */
function numberOf(rows: Rows, row: Uint32Array): number {
  const { words } = rows;
  let slot = slotOf(row, 0, words, rows.slots.length);
  for (; rows.slots[slot]! >= 0; slot = (slot + 1) & (rows.slots.length - 1)) {
    const from = rows.slots[slot]! * words;
    let word = 0;
    while (word < words && rows.bits[from + word] === row[word]) word++;
    if (word === words) return rows.slots[slot]!;
  }
  if ((rows.count + 1) * words > rows.bits.length) {
    const wider = new Uint32Array(2 * rows.bits.length);
    wider.set(rows.bits);
    rows.bits = wider;
  }
  for (let word = 0; word < words; word++) rows.bits[rows.count * words + word] = row[word]!;
  rows.slots[slot] = rows.count;
  if (++rows.count * 2 > rows.slots.length) widen(rows);
  return rows.count - 1;
}

function widen(rows: Rows): void {
  rows.slots = new Int32Array(2 * rows.slots.length).fill(-1);
  for (let row = 0; row < rows.count; row++) {
    let slot = slotOf(rows.bits, row * rows.words, rows.words, rows.slots.length);
    while (rows.slots[slot]! >= 0) slot = (slot + 1) & (rows.slots.length - 1);
    rows.slots[slot] = row;
  }
}

function slotOf(bits: Uint32Array, from: number, words: number, slots: number): number {
  let hash = 0x811c9dc5;
  for (let word = from; word < from + words; word++) {
    hash = Math.imul(hash ^ bits[word]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash & (slots - 1);
}

/** The bin of each value, its row made when the value first occurs. Small values are looked up without hashing. */
function binner(words: number, rowOf: (value: number) => Uint32Array) {
  const rows = makeRows(words);
  const small = new Int32Array(1 << 13).fill(-1);
  const large = new Map<number, number>();
  const of = (value: number): number => {
    if (value >= 0 && value < small.length) {
      const known = small[value]!;
      return known >= 0 ? known : (small[value] = numberOf(rows, rowOf(value)));
    }
    const known = large.get(value);
    if (known !== undefined) return known;
    const made = numberOf(rows, rowOf(value));
    large.set(value, made);
    return made;
  };
  return { rows, of };
}

/** The number of what two numbered rows have in common. */
function common(left: Rows, right: Rows) {
  const rows = makeRows(left.words);
  const joined = new Uint32Array(left.words);
  const of = (one: number, other: number): number => {
    for (let word = 0; word < joined.length; word++) {
      joined[word] = left.bits[one * joined.length + word]! & right.bits[other * joined.length + word]!;
    }
    return numberOf(rows, joined);
  };
  return { rows, of };
}

/** Adds to a row what another one has, among rows that grow by it. */
function joining(rows: Rows, right: Rows): (one: number, other: number) => number {
  const joined = new Uint32Array(rows.words);
  return (one, other) => {
    for (let word = 0; word < joined.length; word++) {
      joined[word] = rows.bits[one * joined.length + word]! | right.bits[other * joined.length + word]!;
    }
    return numberOf(rows, joined);
  };
}
