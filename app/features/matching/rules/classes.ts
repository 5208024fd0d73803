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
  /** The same list without these offers. */
  without: (list: number, barred: (offer: number) => boolean) => number;
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
};

/** Offers are known by their position. `needs` is the number of need codes. */
export function classesOf(offers: readonly Asking[], needs: number): Classes {
  const villages: number[] = [];
  const villageNumbers = new Map<number, number>();
  const lists: number[][] = [[]];
  const listNumbers = new Map<string, number>([["", 0]]);
  const listNumber = (list: number[]): number => {
    const key = list.join();
    const known = listNumbers.get(key);
    if (known !== undefined) return known;
    listNumbers.set(key, lists.length);
    return lists.push(list) - 1;
  };
  const kinds = Array.from({ length: 2 * needs }, (_, at) => {
    const own = offers.flatMap((offer, number) =>
      2 * offer.need + Number(offer.member) === at ? [{ number, criteria: offer.criteria }] : [],
    );
    return own.length === 0 ? null : kindOf(own, at % 2 === 1, villages, listNumber);
  });
  return {
    village: (digits) => {
      const known = villageNumbers.get(digits);
      if (known !== undefined) return known;
      villageNumbers.set(digits, villages.length);
      return villages.push(digits) - 1;
    },
    kind: (need, member) => kinds[2 * need + member]!,
    without: (list, barred) => listNumber(lists[list]!.filter((offer) => !barred(offer))),
    lists,
  };
}

/** The classes of one need: what its own offers do not ask tells nobody apart. */
function kindOf(
  offers: { number: number; criteria: Criteria[] }[],
  member: boolean,
  villages: readonly number[],
  listNumber: (list: number[]) => number,
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
  /** The row of an answer, asked once for all sets that ask the same of it. */
  const rowOf = (part: (set: Criteria) => Criteria, meets: (part: Criteria) => boolean): Uint32Array => {
    const known = new Map<string, boolean>();
    const keys = parts.get(part) ?? sets.map((set) => JSON.stringify(part(set)));
    parts.set(part, keys);
    return row((set) => {
      const key = keys[set]!;
      let met = known.get(key);
      if (met === undefined) known.set(key, (met = meets(part(sets[set]!))));
      return met;
    });
  };
  const parts = new Map<(set: Criteria) => Criteria, string[]>();

  const places = binner(words, (village: number) => {
    const facts = { ...nothing, region: regionOf(villages[village]!) };
    return rowOf(placeOnly, (part) => evaluate(part, facts).result === "ok");
  });
  const answers = binner(words, (bits: number) => {
    const facts = { ...nothing, ...householdAnswersOf(bits) };
    return rowOf(householdOnly, (part) => evaluate(part, facts).result === "ok");
  });
  const households = pairs(words, places.rows, answers.rows, and);
  const ages = binner(words, (age: number) => {
    const person = { ...nobodyKnown, age: age === unknownAge ? null : age };
    return rowOf(ageOnly, (part) => meetsOne(part, person));
  });
  const people = binner(words, (bits: number) => {
    const person = { ...nobodyKnown, ...personAnswersOf(bits) };
    return rowOf(personOnly, (part) => meetsOne(part, person));
  });
  const persons = pairs(words, people.rows, ages.rows, and);

  // A set that asks nothing of people is met whoever lives there, also by nobody.
  const asking = row((set) => Object.keys({ ...personOnly(sets[set]!), ...ageOnly(sets[set]!) }).length > 0);
  const alone = intern(words);
  const nobody = alone.numberOf(asking.map((bits) => ~bits));
  const together = pairs(words, alone.rows, persons.rows, or, alone);

  const met = pairs(words, households.rows, member ? persons.rows : alone.rows, and);
  const listOf: number[] = [];
  return {
    household: (village, bits) => households.of(places.of(village), answers.of(bits)),
    person: (bits, age) =>
      persons.of(people.of(bits), ages.of(age === null ? unknownAge : Math.max(-1, age))),
    asksPeople: !member && asking.some((bits) => bits !== 0),
    nobody,
    addPerson: together.of,
    list: (household, other) => {
      const signature = met.of(household, other);
      const known = listOf[signature];
      if (known !== undefined) return known;
      const bits = met.rows[signature]!;
      const holds = (set: number) => ((bits[set >>> 5]! >>> (set & 31)) & 1) === 1;
      const list = offers.filter((_, at) => setsOf[at]!.every(holds)).map(({ number }) => number);
      return (listOf[signature] = listNumber(list));
    },
  };
}

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

function and(left: Uint32Array, right: Uint32Array): Uint32Array {
  return left.map((bits, at) => bits & right[at]!);
}

function or(left: Uint32Array, right: Uint32Array): Uint32Array {
  return left.map((bits, at) => bits | right[at]!);
}

type Rows = { rows: Uint32Array[]; numberOf: (row: Uint32Array) => number };

/** Gives equal rows one number. */
function intern(words: number): Rows {
  const rows: Uint32Array[] = [];
  const numbers = new Map<string, number>();
  return {
    rows,
    numberOf: (row) => {
      const key = words === 1 ? String(row[0]) : row.join();
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, rows.length);
      return rows.push(row) - 1;
    },
  };
}

/** The bin of each value, its row made when the value first occurs. Small values are looked up without hashing. */
function binner(words: number, rowOf: (value: number) => Uint32Array) {
  const { rows, numberOf } = intern(words);
  const small = new Int32Array(1 << 13).fill(-1);
  const large = new Map<number, number>();
  return {
    rows,
    of: (value: number): number => {
      if (value >= 0 && value < small.length) {
        const known = small[value]!;
        return known >= 0 ? known : (small[value] = numberOf(rowOf(value)));
      }
      const known = large.get(value);
      if (known !== undefined) return known;
      const made = numberOf(rowOf(value));
      large.set(value, made);
      return made;
    },
  };
}

/** The number of a pair of numbered rows under an operation, worked out when the pair first occurs. */
function pairs(
  words: number,
  left: readonly Uint32Array[],
  right: readonly Uint32Array[],
  join: (left: Uint32Array, right: Uint32Array) => Uint32Array,
  { rows, numberOf }: Rows = intern(words),
) {
  const known: Int32Array[] = [];
  return {
    rows,
    of: (one: number, other: number): number => {
      let row = known[one];
      if (row === undefined || other >= row.length) {
        const wider = new Int32Array(Math.max(16, 2 * other)).fill(-1);
        if (row !== undefined) wider.set(row);
        known[one] = row = wider;
      }
      const found = row[other]!;
      return found >= 0 ? found : (row[other] = numberOf(join(left[one]!, right[other]!)));
    },
  };
}
