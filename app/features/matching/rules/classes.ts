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
  /** Number of a household's answers (see `cards.ts`) in a village given by its digits. */
  household: (village: number, answers: number) => number;
  /** Number of a person's answers and age, null for an unknown one. */
  person: (answers: number, age: number | null) => number;
  /** Number of everybody in a household together: begin with `nobody` and add one person after the other. */
  nobody: number;
  addPerson: (people: number, person: number) => number;
  /** The list of offers for a need of the household whose members together are `people`. */
  listForHousehold: (need: number, household: number, people: number) => number;
  /** The list of offers for a need of one member. */
  listForMember: (need: number, household: number, person: number) => number;
  /** The same list without these offers. */
  without: (list: number, barred: (offer: number) => boolean) => number;
  /** Offers of each list, ascending; number 0 is the empty one. */
  lists: readonly (readonly number[])[];
};

/** Offers are known by their position. `needs` is the number of need codes. */
export function classesOf(offers: readonly Asking[], needs: number): Classes {
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
  const row = (meets: (set: Criteria) => boolean): Uint32Array => {
    const bits = new Uint32Array(words);
    sets.forEach((set, at) => {
      if (meets(set)) bits[at >>> 5]! |= 1 << (at & 31);
    });
    return bits;
  };

  const places = binner(words, (village: number) => {
    const region = regionOf(village);
    return row(({ place }) => evaluate(place ? { place } : {}, { ...nothing, region }).result === "ok");
  });
  const answers = binner(words, (bits: number) => {
    const facts = { ...nothing, ...householdAnswersOf(bits) };
    return row((set) => evaluate(householdOnly(set), facts).result === "ok");
  });
  const households = pairs(words, places.rows, answers.rows, and);

  const ages = binner(words, (age: number) => {
    const person = { ...nobodyKnown, age: age === unknownAge ? null : age };
    return row(({ age: asked }) => meetsOne(asked ? { age: asked } : {}, person));
  });
  const people = binner(words, (bits: number) => {
    const person = { ...nobodyKnown, ...personAnswersOf(bits) };
    return row((set) => meetsOne(personOnly(set), person));
  });
  const persons = pairs(words, people.rows, ages.rows, and);

  // Only sets that ask a household about its people can differ with who lives there.
  const ofHouseholds = new Set(setsOf.filter((_, at) => !offers[at]!.member).flat());
  const asksPeople = row((set) => ofHouseholds.has(sets.indexOf(set)) && hasKeys(personOnly(set), set.age));
  const alone = intern(words);
  const nobody = alone.numberOf(asksPeople.map((bits) => ~bits));
  const together = pairs(
    words,
    alone.rows,
    persons.rows,
    (left, right) => left.map((bits, at) => bits | (right[at]! & asksPeople[at]!)),
    alone,
  );

  const lists: number[][] = [[]];
  const listNumbers = new Map<string, number>([["", 0]]);
  const listNumber = (list: number[]): number => {
    const key = list.join();
    if (!listNumbers.has(key)) listNumbers.set(key, lists.push(list) - 1);
    return listNumbers.get(key)!;
  };
  const offersFor = Array.from({ length: 2 * needs }, (_, at) =>
    offers.flatMap((offer, number) => (2 * offer.need + Number(offer.member) === at ? [number] : [])),
  );
  const lister = (member: number, right: readonly Uint32Array[]) => {
    const met = pairs(words, households.rows, right, and);
    const known: Int32Array[] = [];
    return (need: number, left: number, other: number): number => {
      if (offersFor[2 * need + member]!.length === 0) return 0;
      const signature = met.of(left, other);
      const row = (known[signature] ??= new Int32Array(needs).fill(-1));
      if (row[need]! >= 0) return row[need]!;
      const bits = met.rows[signature]!;
      const holds = (set: number) => ((bits[set >>> 5]! >>> (set & 31)) & 1) === 1;
      return (row[need] = listNumber(
        offersFor[2 * need + member]!.filter((offer) => setsOf[offer]!.every(holds)),
      ));
    };
  };

  return {
    household: (village, bits) => households.of(places.of(village), answers.of(bits)),
    person: (bits, age) =>
      persons.of(people.of(bits), ages.of(age === null ? unknownAge : Math.max(-1, age))),
    nobody,
    addPerson: together.of,
    listForHousehold: lister(0, alone.rows),
    listForMember: lister(1, persons.rows),
    without: (list, barred) => listNumber(lists[list]!.filter((offer) => !barred(offer))),
    lists,
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

function householdOnly({ decile, female_head, house_ownership, land_title }: Criteria): Criteria {
  return asked({ decile, female_head, house_ownership, land_title });
}

function personOnly({ member_class, sex, disability, occupation }: Criteria): Criteria {
  return asked({ member_class, sex, disability, occupation });
}

function asked(criteria: Criteria): Criteria {
  return Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== undefined));
}

function hasKeys(criteria: Criteria, age: Criteria["age"]): boolean {
  return age !== undefined || Object.keys(criteria).length > 0;
}

function meetsOne(criteria: Criteria, person: PersonFacts): boolean {
  return evaluate(criteria, { ...nothing, persons: [person] }).result === "ok";
}

function and(left: Uint32Array, right: Uint32Array): Uint32Array {
  return left.map((bits, at) => bits & right[at]!);
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
