import { describe, expect, it } from "vitest";
import { canonicalInstance, hashOf } from "~/features/matching/rules/canonical";
import { byCodePoint, InstanceFault, type Instance } from "~/features/matching/rules/instance";
import { parseInstance, parseResult } from "~/features/matching/rules/parse";
import { readInstance } from "~/features/matching/rules/read-instance";
import { readResult } from "~/features/matching/rules/read-result";
import { writeResult } from "~/features/matching/rules/write-result";
import { floored, middling, randomInstance, reordered, seeded, small } from "./random-instances";

const offer = { id: "a", dimension: "food", capacity: 1 };
const unit = { id: "u", household: "h", dimension: "food", rank: 1, offers: ["a"] };
const other = { ...unit, id: "v", household: "i", rank: 2 };
const sound = { version: 1, cap: null, offers: [offer], units: [unit, other] };

/** What reading a text comes to: a code and the place, or nothing wrong. */
function faultOf(text: string): [code: string, place: string] | null {
  try {
    readInstance(parseInstance(text));
    return null;
  } catch (error) {
    if (error instanceof InstanceFault) return [error.code, error.place];
    throw error;
  }
}

describe("a file that is no instance", () => {
  it.each<[string, string, string]>([
    ["", "not_json", "line 1, column 1"],
    ["  \n ", "not_json", "line 2, column 2"],
    ['{"version":1,\n  "cap": nul}', "not_json", "line 2, column 10"],
    ['{"version":1', "not_json", "line 1, column 13"],
    ['{"version":1,}', "not_json", "line 1, column 14"],
    ['{"version" 1}', "not_json", "line 1, column 12"],
    ['{"version":1} x', "not_json", "line 1, column 15"],
    ['{"version":1}}', "not_json", "line 1, column 14"],
    ["[1,]", "not_json", "line 1, column 4"],
    ["[1 2]", "not_json", "line 1, column 4"],
    ["[1}", "not_json", "line 1, column 3"],
    ["{1:2}", "not_json", "line 1, column 2"],
    ["{,}", "not_json", "line 1, column 2"],
    ['{"a\nb":1}', "not_json", "line 1, column 2"],
    ['["\\x"]', "not_json", "line 1, column 2"],
    ['["\\u12g4"]', "not_json", "line 1, column 2"],
    ['["abc', "not_json", "line 1, column 2"],
    ['{"capacity": NaN}', "not_json", "line 1, column 14"],
    ['{"capacity": 01}', "not_json", "line 1, column 15"],
    ['{"capacity": .5}', "not_json", "line 1, column 14"],
    ['{"capacity": -}', "not_json", "line 1, column 14"],
    ["'a'", "not_json", "line 1, column 1"],
    ["[]", "wrong_type", "file"],
    ["null", "wrong_type", "file"],
    ["12", "wrong_type", "file"],
    [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, "wrong_type", "file"],
    [`${"[".repeat(100_000)}`, "not_json", "line 1, column 100001"],
    ["{}", "missing_field", "version"],
  ])("%j is refused", (text, code, place) => {
    expect(faultOf(text)).toEqual([code, place]);
  });

  it("may begin with a byte order mark and be laid out in any way", () => {
    expect(faultOf(`\ufeff${JSON.stringify(sound)}`)).toBeNull();
    expect(faultOf(JSON.stringify(sound, null, "\t").replaceAll("\n", "\r\n"))).toBeNull();
  });

  it.each<[string, string]>([
    ['"version":1,', "version, line 1, column 14"],
    ['"units":[],', "units, "],
    ['"received":{"h":1,"h":1},', "received.h, "],
    ['"received":{"__proto__":1,"__proto__":1},', "received.__proto__, "],
    ['"bans":[{"unit":"u"},{"unit":"u","un\\u0069t":"u"}],', "bans[1].unit, "],
  ])("states no field twice: %s", (more, place) => {
    const [code, where] = faultOf(JSON.stringify({ ...sound, cap: 1 }).replace("{", `{${more}`))!;
    expect([code, where.startsWith(place)]).toEqual(["duplicate_field", true]);
  });

  it("takes a colon or quote inside a text for what it is", () => {
    const odd = { ...sound, units: [{ ...unit, id: 'a":1,"b\\', household: "{:}" }] };
    expect(faultOf(JSON.stringify(odd))).toBeNull();
  });
});

describe("an instance with a wrong entry is refused with its place", () => {
  const pins = [{ unit: "u", offer: "a" }];
  const pin = 'pins[0] (unit "u", offer "a")';
  const twin = { ...unit, id: "v", group: "g" };
  it.each<[string, string, object]>([
    ["wrong_version", "version", { version: 2 }],
    ["wrong_type", "version", { version: "1" }],
    ["unknown_field", "note", { note: "" }],
    ["unknown_field", "__proto__", JSON.parse('{"__proto__":1}') as object],
    ["unknown_field", "units[1].ofers", { units: [unit, { ...other, ofers: [] }] }],
    ["unknown_field", "offers[0].region", { offers: [{ ...offer, region: "x" }] }],
    ["unknown_field", "pins[0].note", { pins: [{ ...pins[0], note: "" }] }],
    ["unknown_field", "bans[0].reason", { bans: [{ unit: "u", reason: "" }] }],
    ["unknown_field", "floors[0].min", { floors: [{ area: "k", dimension: null, places: 1, min: 1 }] }],
    ["missing_field", "cap", { cap: undefined }],
    ["missing_field", "units[0].rank", { units: [{ ...unit, rank: undefined }] }],
    ["missing_field", "floors[0].dimension", { floors: [{ area: "k", places: 1 }] }],
    ["missing_field", "pins[0].offer", { pins: [{ unit: "u" }] }],
    ["wrong_type", "offers", { offers: {} }],
    ["wrong_type", "units", { units: null }],
    ["wrong_type", "units[1]", { units: [unit, []] }],
    ["wrong_type", "units[0].id", { units: [{ ...unit, id: 7 }] }],
    ["wrong_type", "units[0].area", { units: [{ ...unit, area: null }] }],
    ["wrong_type", "units[0].offers", { units: [{ ...unit, offers: "a" }] }],
    ["wrong_type", "units[0].offers", { units: [{ ...unit, offers: [1] }] }],
    ["wrong_type", "units[0].rank", { units: [{ ...unit, rank: "1" }] }],
    ["wrong_type", "received", { cap: 1, received: [] }],
    ["wrong_type", 'received["h"]', { cap: 1, received: { h: "1" } }],
    ["wrong_type", "pins", { pins: {} }],
    ["bad_number", "cap", { cap: 0 }],
    ["bad_number", "cap", { cap: 1.5 }],
    ["bad_number", "offers[0].capacity", { offers: [{ ...offer, capacity: -1 }] }],
    ["bad_number", "offers[0].capacity", { offers: [{ ...offer, capacity: 0.5 }] }],
    ["bad_number", "offers[0].capacity", { offers: [{ ...offer, capacity: 2 ** 53 }] }],
    ["bad_number", "units[0].rank", { units: [{ ...unit, rank: -1 }] }],
    ["bad_number", "units[0].rank", { units: [{ ...unit, rank: 2 ** 53 }] }],
    ["bad_number", "units[0].order", { units: [{ ...unit, order: 0.5 }] }],
    ["bad_number", 'received["h"]', { cap: 1, received: { h: -1 } }],
    ["bad_number", 'received["h"]', { cap: 1, received: { h: 0.5 } }],
    ["bad_number", "floors[0].places", { floors: [{ area: "k", dimension: null, places: -1 }] }],
    ["bad_id", "offers[0].id", { offers: [{ ...offer, id: "" }] }],
    ["bad_id", "offers[0].dimension", { offers: [{ ...offer, dimension: "" }] }],
    ["bad_id", "units[0].id", { units: [{ ...unit, id: "x".repeat(101) }] }],
    ["bad_id", "units[0].id", { units: [{ ...unit, id: "\ud83d" }] }],
    ["bad_id", "units[0].household", { units: [{ ...unit, household: "" }] }],
    ["bad_id", "units[0].dimension", { units: [{ ...unit, dimension: "" }] }],
    ["bad_id", "units[0].group", { units: [{ ...unit, group: "" }] }],
    ["bad_id", "units[0].area", { units: [{ ...unit, area: "" }] }],
    ["bad_id", 'received[""]', { cap: 1, received: { "": 1 } }],
    ["bad_id", "floors[0].area", { floors: [{ area: "", dimension: null, places: 1 }] }],
    ["duplicate_id", 'offers[1] "a"', { offers: [offer, offer] }],
    ["duplicate_id", 'units[1] "u"', { units: [unit, unit] }],
    ["duplicate_id", 'units[0] "u".offers[1] "a"', { units: [{ ...unit, offers: ["a", "a"] }] }],
    [
      "duplicate_id",
      'units[0] "u".offers[2] "a"',
      {
        offers: [offer, { ...offer, id: "b" }, { ...offer, id: "c" }],
        units: [{ ...unit, offers: ["a", "b", "a"] }],
      },
    ],
    ["unknown_offer", 'units[0] "u".offers[1] "b"', { units: [{ ...unit, offers: ["a", "b"] }] }],
    ["unknown_offer", 'pins[0] (unit "u", offer "b")', { pins: [{ unit: "u", offer: "b" }] }],
    ["unknown_offer", 'bans[0] (unit "u", offer "b")', { bans: [{ unit: "u", offer: "b" }] }],
    ["unknown_unit", 'pins[0] (unit "w", offer "a")', { pins: [{ unit: "w", offer: "a" }] }],
    ["unknown_unit", 'bans[0] (unit "w")', { bans: [{ unit: "w" }] }],
    ["unknown_dimension", "floors[0].dimension", { floors: [{ area: "k", dimension: "x", places: 1 }] }],
    ["wrong_dimension", 'units[0] "u".offers[0] "a"', { units: [{ ...unit, dimension: "water" }] }],
    ["wrong_dimension", 'units[1] "v".offers[0] "a"', { units: [unit, { ...other, dimension: "water" }] }],
    ["rank_differs_within_household", 'units[1] "v"', { units: [unit, { ...unit, id: "v", rank: 2 }] }],
    ["rank_shared_by_households", 'units[1] "v"', { units: [unit, { ...other, rank: 1 }] }],
    ["area_differs_within_household", 'units[1] "v"', { units: [unit, { ...unit, id: "v", area: "k" }] }],
    [
      "area_differs_within_household",
      'units[1] "v"',
      {
        units: [
          { ...unit, area: "l" },
          { ...unit, id: "v", area: "k" },
        ],
      },
    ],
    [
      "group_mixes_households_or_dimensions",
      'units[1] "v"',
      {
        units: [
          { ...unit, group: "g" },
          { ...other, group: "g" },
        ],
      },
    ],
    [
      "group_mixes_households_or_dimensions",
      'units[1] "v"',
      {
        units: [
          { ...unit, group: "g" },
          { ...twin, dimension: "water", offers: [] },
        ],
      },
    ],
    ["received_without_cap", "received", { received: { h: 0 } }],
    [
      "floor_names_dimension_with_cap",
      "floors[0]",
      { cap: 1, floors: [{ area: "k", dimension: "food", places: 1 }] },
    ],
    [
      "duplicate_floor",
      "floors[1]",
      { floors: [1, 2].map((places) => ({ area: "k", dimension: null, places })) },
    ],
    [
      "duplicate_pin",
      'pins[1] (unit "u", offer "a")',
      { offers: [{ ...offer, capacity: 2 }], pins: [...pins, ...pins] },
    ],
    ["duplicate_ban", 'bans[1] (unit "v")', { bans: [{ unit: "v" }, { unit: "v" }] }],
    [
      "duplicate_ban",
      'bans[1] (unit "v", offer "a")',
      { bans: [1, 2].map(() => ({ unit: "v", offer: "a" })) },
    ],
    ["pin_not_eligible", pin, { units: [{ ...unit, offers: [] }], pins }],
    ["pin_and_ban", pin, { pins, bans: [{ unit: "u" }] }],
    ["pin_and_ban", pin, { pins, bans: [{ unit: "u", offer: "a" }] }],
    ["pin_above_capacity", 'pins[1] (unit "v", offer "a")', { pins: [...pins, { unit: "v", offer: "a" }] }],
    ["pin_above_cap", pin, { cap: 1, received: { h: 1 }, pins }],
    ["pin_above_cap", pin, { cap: 1, received: { h: 9 }, pins }],
    [
      "pin_above_cap",
      'pins[1] (unit "v", offer "a")',
      {
        cap: 1,
        offers: [{ ...offer, capacity: 2 }],
        units: [unit, { ...unit, id: "v" }],
        pins: [...pins, { unit: "v", offer: "a" }],
      },
    ],
    [
      "pin_twice_in_group",
      'pins[1] (unit "v", offer "a")',
      {
        offers: [{ ...offer, capacity: 2 }],
        units: [{ ...unit, group: "g" }, twin],
        pins: [...pins, { unit: "v", offer: "a" }],
      },
    ],
  ])("%s at %s", (code, place, change) => {
    expect(faultOf(JSON.stringify({ ...sound, ...change }))).toEqual([code, place]);
  });
});

describe("an unusual instance is accepted", () => {
  it.each<[string, object]>([
    ["nothing at all", { offers: [], units: [] }],
    ["nobody", { units: [] }],
    ["no offers", { offers: [], units: [{ ...unit, offers: [] }] }],
    ["helps received by a household that asks for nothing", { cap: 1, received: { z: 3 } }],
    ["more helps received than the cap", { cap: 1, received: { h: 4 } }],
    ["no helps received, without a cap", { received: {} }],
    ["a floor where nobody lives", { floors: [{ area: "k", dimension: "food", places: 2 }] }],
    [
      "a ban of an offer that the unit does not list",
      { units: [{ ...unit, offers: [] }], bans: [{ unit: "u", offer: "a" }] },
    ],
    ["the largest numbers", { cap: 2 ** 53 - 1, offers: [{ ...offer, capacity: 2 ** 53 - 1 }] }],
    ["numbers written otherwise", JSON.parse('{"cap":1e1}') as object],
    ["ids of a hundred characters outside the basic plane", { units: [{ ...unit, id: "😀".repeat(100) }] }],
    ["ids that objects know otherwise", { units: [{ ...unit, id: "constructor", household: "__proto__" }] }],
  ])("%s", (_name, change) => {
    expect(faultOf(JSON.stringify({ ...sound, ...change }))).toBeNull();
  });

  it("a household by the name of __proto__ keeps what it received", () => {
    const units = [{ ...unit, household: "__proto__" }];
    const text = JSON.stringify({ ...sound, cap: 2, units }).replace("{", '{"received":{"__proto__":1},');
    const instance = parseInstance(text);
    expect([...readInstance(instance).columns.households.received]).toEqual([1]);
    expect(canonicalInstance(instance)).toContain('"received":{"__proto__":1}');
  });
});

describe("the numbers of an instance", () => {
  it("stand for the same entries whatever order the rows come in", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const instance = randomInstance(seed, [small, middling, floored][seed % 3]!);
      expect(readInstance(reordered(instance, seed))).toEqual(readInstance(instance));
    }
  });

  it("follow rank, then order, then id; absent orders come last", () => {
    const units = [
      { ...other, id: "q", order: 2 },
      { ...unit, id: "t", order: 1 },
      { ...unit, id: "s" },
      { ...unit, id: "r", order: -3 },
      { ...unit, id: "\u{1f600}" },
      { ...unit, id: "\uff00" },
    ];
    const { names, columns } = readInstance({ ...sound, units } as Instance);
    expect(names.units).toEqual(["r", "t", "s", "\uff00", "\u{1f600}", "q"]);
    expect([...columns.units.household]).toEqual([0, 0, 0, 0, 0, 1]);
    expect(columns.lists.start.length - 1).toBe(1);
  });

  it("state each unit's offers, ascending, equal lists once", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const instance = randomInstance(seed, middling);
      const { columns, names } = readInstance(instance);
      const { start, offers } = columns.lists;
      const lists = Array.from({ length: start.length - 1 }, (_, at) => [
        ...offers.subarray(start[at], start[at + 1]),
      ]);
      expect(new Set(lists.map((list) => list.join())).size).toBe(lists.length);
      for (const one of instance.units) {
        const list = lists[columns.units.list[names.units.indexOf(one.id)]!]!;
        expect(list.map((at) => names.offers[at])).toEqual([...one.offers].sort(byCodePoint));
      }
    }
  });

  it("keep thousands of lists apart", () => {
    const random = seeded(5);
    const offers = Array.from({ length: 40 }, (_, at) => ({ id: `o${at}`, dimension: "food", capacity: 1 }));
    const units = Array.from({ length: 5000 }, (_, at) => ({
      id: `u${at}`,
      household: `h${at}`,
      dimension: "food",
      rank: at,
      offers: offers.filter(() => random() < 0.5).map(({ id }) => id),
    }));
    const { columns } = readInstance({ version: 1, cap: null, offers, units });
    const { start, offers: listed } = columns.lists;
    units.forEach((one, at) => {
      const list = columns.units.list[at]!;
      const own = [...listed.subarray(start[list], start[list + 1])].map((number) =>
        offerName(offers, number),
      );
      expect(own).toEqual([...one.offers].sort(byCodePoint));
    });
  });
});

function offerName(offers: { id: string }[], number: number): string {
  return offers.map(({ id }) => id).sort(byCodePoint)[number]!;
}

describe("a result", () => {
  const empty = { version: 1, assignments: [], cutoffs: [], served: 0, households: 0, hash: "" };
  it.each<[string, string, object]>([
    ["wrong_type", "assignments", { assignments: [["u"]] }],
    ["wrong_type", "assignments", { assignments: [["u", "a", "b"]] }],
    ["wrong_type", "assignments", { assignments: [["u", 1]] }],
    ["wrong_type", "cutoffs[0].state", { cutoffs: [{ offer: "a", state: "full", round: null, rank: null }] }],
    ["bad_number", "cutoffs[0].rank", { cutoffs: [{ offer: "a", state: "cut", round: null, rank: 0.5 }] }],
    ["missing_field", "cutoffs[0].round", { cutoffs: [{ offer: "a", state: "open", rank: null }] }],
    ["unknown_field", "note", { note: 1 }],
    ["missing_field", "hash", { hash: undefined }],
    ["wrong_type", "protected", { protected: [1] }],
  ])("is refused with %s at %s", (code, place, change) => {
    expect(() => parseResult(JSON.stringify({ ...empty, ...change }))).toThrow(
      expect.objectContaining({ code, place }) as Error,
    );
  });

  it("comes back from numbers as it was", () => {
    const instance: Instance = {
      version: 1,
      cap: 2,
      offers: [offer, { ...offer, id: "b" }, { ...offer, id: "c", capacity: 0 }],
      units: [{ ...unit, area: "k" }, other],
      floors: [{ area: "k", dimension: null, places: 1 }],
    };
    const rest = {
      version: 1 as const,
      assignments: [["u", "a"]] as [string, string][],
      cutoffs: [
        { offer: "a", state: "cut" as const, round: 1, rank: 2 },
        { offer: "b", state: "open" as const, round: null, rank: null },
        { offer: "c", state: "shut" as const, round: null, rank: null },
      ],
      protected: ["u"],
      served: 1,
      households: 1,
    };
    const { columns, names } = readInstance(instance);
    const answer = readResult({ ...rest, hash: hashOf(instance, rest) }, names, columns);
    expect(writeResult(names, columns, answer)).toEqual(rest);
    const plain = { ...columns, floors: [] };
    expect(writeResult(names, plain, answer)).not.toHaveProperty("protected");
  });
});

describe("the one text of an instance", () => {
  it("is the same for rows in any order, and another for any other content", () => {
    const texts = new Set<string>();
    for (let seed = 1; seed <= 200; seed++) {
      const instance = randomInstance(seed, floored);
      expect(canonicalInstance(reordered(instance, seed))).toBe(canonicalInstance(instance));
      expect(JSON.parse(canonicalInstance(instance))).toEqual(
        JSON.parse(canonicalInstance(JSON.parse(canonicalInstance(instance)) as Instance)),
      );
      texts.add(canonicalInstance(instance));
    }
    expect(texts.size).toBe(200);
  });

  it("sorts keys, floors, pins and bans, and leaves out what is absent", () => {
    const text = canonicalInstance({
      ...sound,
      version: 1,
      cap: null,
      units: [
        {
          offers: ["a"],
          rank: 1,
          order: 3,
          id: "u",
          household: "h",
          group: "g",
          dimension: "food",
          area: "k",
        },
      ],
      floors: [
        { places: 1, dimension: "food", area: "k" },
        { places: 1, dimension: null, area: "k" },
        { places: 1, dimension: "water", area: "j" },
      ],
      bans: [{ unit: "u", offer: "b" }, { unit: "u" }, { unit: "s", offer: "z" }],
      pins: [{ offer: "a", unit: "u" }],
      received: undefined,
    } as Instance);
    expect(text).toBe(
      '{"bans":[{"offer":"z","unit":"s"},{"unit":"u"},{"offer":"b","unit":"u"}],"cap":null,' +
        '"floors":[{"area":"j","dimension":"water","places":1},{"area":"k","dimension":null,"places":1},' +
        '{"area":"k","dimension":"food","places":1}],"offers":[{"capacity":1,"dimension":"food","id":"a"}],' +
        '"pins":[{"offer":"a","unit":"u"}],"units":[{"area":"k","dimension":"food","group":"g","household":"h",' +
        '"id":"u","offers":["a"],"order":3,"rank":1}],"version":1}',
    );
  });
});
