import type {
  Decile,
  Education,
  Floor,
  HouseStatus,
  Job,
  Latrine,
  Lighting,
  MaritalStatus,
  Relation,
  Roof,
  Wall,
  Water,
} from "~/features/households/rules/vocabulary";
import { HOUSE } from "./house-odds";
import { inventName, inventStreet, styleOf, type Style } from "./names";
import { composeKk, composeNik, createSerials } from "./nik";
import { createRandom, type Random } from "./random";

/** One invented person. `nik` is null when the person has none; `badNik` is what a typist wrote instead. */
export type SyntheticPerson = {
  name: string;
  sex: "male" | "female";
  /** 'YYYY-MM-DD' */
  birthDate: string;
  nik: string | null;
  /** Malformed text in place of the NIK (1% of people); `nik` is then null. */
  badNik: string | null;
  /** What Dukcapil said: agrees (padan) or not. */
  registryMatch: boolean;
  relation: Relation;
  marital: MaritalStatus;
  job: Job;
  education: Education;
  /** Severe functional limitation. */
  disabled: boolean;
};

/** One invented family; `members[0]` is the head. */
export type SyntheticHousehold = {
  /** Kemendagri village code, dotted. */
  village: string;
  address: string;
  /** `003` */
  rt: string;
  rw: string;
  kkNumber: string;
  decile: Decile;
  houseStatus: HouseStatus;
  savings: boolean;
  roof: Roof;
  wall: Wall;
  floor: Floor;
  lighting: Lighting;
  water: Water;
  latrine: Latrine;
  cooksWith: "electricity_gas" | "kerosene" | "charcoal_wood";
  aid: { bpnt: boolean; bpum: boolean; bst: boolean; pkh: boolean; sembako: boolean };
  stuntingRisk: boolean;
  members: [SyntheticPerson, ...SyntheticPerson[]];
};

export type People = {
  random: Random;
  /** A person outside any family, such as a trainee put forward. */
  person: (village: string, wish?: Partial<PersonWish>) => SyntheticPerson;
  household: (village: string) => SyntheticHousehold;
};

type PersonWish = { age: number; sex: "male" | "female"; relation: Relation; marital: MaritalStatus };

/**
 * Builders shared by the demo seeds and the tests. The shares are the generator
 * defaults of the handbook, section 17.10: invented for plausibility, not statistics.
 *
 * @param today business date, 'YYYY-MM-DD'; all birth dates derive from it
 */
export const createPeople = ({ seed, today }: { seed: number; today: string }): People => {
  const random = createRandom(seed);
  const serial = createSerials(random);

  const person: People["person"] = (village, wish = {}) => {
    const style = styleOf(village);
    const sex = wish.sex ?? (random.chance(0.5) ? "male" : "female");
    const age = wish.age ?? drawAge(random);
    const birthDate = drawBirthDate(random, today, age);
    const relation = wish.relation ?? "other";
    const born = random.chance(0.1) ? random.pick(OTHER_DISTRICTS) : village.slice(0, 8);
    const number = composeNik({
      district: born,
      date: birthDate,
      sex,
      serial: serial("nik", born, birthDate, sex),
    });
    const malformed = random.chance(0.01);
    const missing = !malformed && random.chance(0.03);
    const education = drawEducation(random, age);
    return {
      name: inventName(random, style, sex),
      sex,
      birthDate,
      nik: malformed || missing ? null : number,
      badNik: malformed ? spoil(random, number) : null,
      registryMatch: !malformed && !missing && !random.chance(0.06),
      relation,
      marital: wish.marital ?? (age < 18 ? "single" : random.pick(["single", "married"] as const)),
      job: drawJob(random, style, age, relation, education),
      education,
      disabled: random.chance(0.013),
    };
  };

  const household: People["household"] = (village) => {
    const style = styleOf(village);
    const kkDate = shiftDays(today, -random.whole(200, 4000));
    const kkNumber = composeKk({
      district: village.slice(0, 8),
      date: kkDate,
      serial: serial("kk", village.slice(0, 8), kkDate),
    });
    const members = drawFamily(random, (wish) => person(village, wish));
    const house = HOUSE[style];
    const latrine = random.weighted(house.latrine);
    const pkh = random.chance(house.pkh);
    const sembako = random.chance(house.foodAid);
    return {
      village,
      address: inventStreet(random, style),
      rt: String(random.whole(1, 18)).padStart(3, "0"),
      rw: String(random.whole(1, 9)).padStart(3, "0"),
      kkNumber,
      decile: random.weighted<Decile>({ "1": 70, "2": 18, "3": 8, "4": 2, "4+": 2 }),
      houseStatus: random.chance(house.owned)
        ? "owned"
        : random.pick(["rented", "rent_free", "lodging", "other"] as const),
      savings: random.chance(0.12),
      roof: random.weighted(house.roof),
      wall: random.weighted(house.wall),
      floor: random.weighted(house.floor),
      lighting: random.weighted(house.lighting),
      water: random.weighted(house.water),
      latrine,
      cooksWith: random.weighted({ electricity_gas: 72, kerosene: 3, charcoal_wood: 25 }),
      aid: {
        bpnt: sembako && random.chance(0.6),
        bpum: random.chance(0.05),
        bst: random.chance(0.1),
        pkh,
        sembako,
      },
      stuntingRisk: members.some((one) => yearsOld(one.birthDate, today) < 5) && random.chance(0.45),
      members,
    };
  };

  return { random, person, household };
};

export const yearsOld = (birthDate: string, today: string): number => {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthDate.slice(5) > today.slice(5) ? years - 1 : years;
};

export const shiftDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Age bands 0–6, 7–18, 19–59, 60+ at 13 / 24 / 51 / 12 percent of people. */
const drawAge = (random: Random): number =>
  random.weighted({ a: 13, b: 24, c: 51, d: 12 }) === "a" ? random.whole(0, 6) : random.whole(7, 80);

/** A day that makes the person exactly `age`; registries default old people to two days of the year. */
const drawBirthDate = (random: Random, today: string, age: number): string => {
  if (age >= 45 && random.chance(0.04)) {
    const year = Number(today.slice(0, 4)) - age;
    const first = `${year}-07-01`;
    return first.slice(5) <= today.slice(5) ? first : `${year - 1}-12-31`;
  }
  const anniversary = `${Number(today.slice(0, 4)) - age}${today.slice(4)}`.replace(/-02-29$/, "-02-28");
  return shiftDays(anniversary, -random.whole(0, 364));
};

const drawFamily = (
  random: Random,
  person: (wish: Partial<PersonWish>) => SyntheticPerson,
): SyntheticHousehold["members"] => {
  if (random.chance(0.06)) {
    const marital = random.chance(0.8) ? "widowed" : "divorced";
    return [person({ relation: "head", age: random.whole(60, 86), marital })];
  }
  const size = Number(random.weighted({ "1": 2, "2": 14, "3": 21, "4": 25, "5": 18, "6": 14, "7": 6 }));
  const headSex = random.chance(0.18) ? "female" : "male";
  const withSpouse = headSex === "male" && size > 1 && random.chance(0.95);
  const headAge = random.chance(0.17) ? random.whole(60, 78) : random.whole(24, 59);
  const headMarital = withSpouse ? "married" : random.chance(0.6) ? "widowed" : "divorced";
  const members: SyntheticHousehold["members"] = [
    person({ relation: "head", sex: headSex, age: headAge, marital: headMarital }),
  ];
  if (withSpouse) {
    const age = Math.max(19, headAge - random.whole(-2, 8));
    members.push(person({ relation: "spouse", sex: "female", age, marital: "married" }));
  }
  const parentAge = Math.min(headAge, members[1] ? headAge - 2 : headAge);
  while (members.length < size) {
    if (random.chance(0.06)) {
      const age = Math.min(95, headAge + random.whole(18, 30));
      members.push(person({ relation: "parent", age, marital: "widowed" }));
    } else if (headAge >= 50 && random.chance(0.25)) {
      members.push(person({ relation: "grandchild", age: random.whole(0, 12), marital: "single" }));
    } else {
      const age = Math.max(0, parentAge - random.whole(19, 38));
      members.push(person({ relation: "child", age, marital: "single" }));
    }
  }
  return members;
};

const drawEducation = (random: Random, age: number): Education => {
  if (age < 7) return "none";
  if (age <= 12) return random.chance(0.95) ? "primary_pupil" : "none";
  if (age <= 15) return random.chance(0.86) ? "junior_pupil" : "primary";
  if (age <= 18) return random.chance(0.7) ? "senior_pupil" : "junior";
  if (age <= 22 && random.chance(0.05)) return "student";
  return random.weighted<Education>(
    age >= 50
      ? { none: 15, primary_incomplete: 30, primary: 40, junior: 10, senior: 5 }
      : { none: 3, primary_incomplete: 14, primary: 38, junior: 25, senior: 19, university: 1 },
  );
};

const drawJob = (
  random: Random,
  style: Style,
  age: number,
  relation: Relation,
  education: Education,
): Job => {
  if (age < 18 || education.endsWith("_pupil") || education === "student") return "none";
  if (relation === "head") return random.weighted(HOUSE[style].job);
  if (relation === "spouse") return random.weighted({ none: 72, casual: 12, trader: 9, farmer: 7 });
  return random.weighted({ none: 55, casual: 30, private_employee: 10, other: 5 });
};

/** The four ways a typist ruins a NIK that structural checks must find. */
const spoil = (random: Random, nik: string): string =>
  random.pick([
    nik.slice(0, 15),
    `${nik.slice(0, 8)}13${nik.slice(10)}`,
    `${nik.slice(0, 6)}00${nik.slice(8)}`,
    `${nik.slice(0, 12)}0000`,
  ]);

/** Real kecamatan codes elsewhere, for the tenth of people whose NIK was issued before a move. */
const OTHER_DISTRICTS = [
  "33.74.01",
  "35.78.04",
  "73.71.02",
  "64.02.06",
  "63.71.01",
  "32.16.18",
  "16.71.06",
  "32.73.08",
] as const;
