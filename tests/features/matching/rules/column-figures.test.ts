import { describe, expect, it } from "vitest";
import { columnFigures, columnFirstCome } from "~/features/matching/rules/column-figures";
import { solveColumns } from "~/features/matching/rules/engine/engine";
import { explainAll } from "~/features/matching/rules/explain";
import { firstComeOf } from "~/features/matching/rules/first-come";
import { insightOf } from "~/features/matching/rules/insight";
import { byCodePoint } from "~/features/matching/rules/instance";
import { packRun, unpackRun } from "~/features/matching/rules/packed-run";
import { reachesOf, reachesTo } from "~/features/matching/rules/reaches";
import { readInstance } from "~/features/matching/rules/read-instance";
import { reasonCodes, reasonsOf } from "~/features/matching/rules/reasons";
import { lotDrawer, lotOf } from "~/features/matching/rules/score";
import { solve } from "~/features/matching/rules/solve";
import { floored, middling, randomInstance, small, tight } from "./random-instances";

const instances = [small, tight, floored, middling].flatMap((draw) =>
  Array.from({ length: 150 }, (_, seed) => randomInstance(seed, draw)),
);

describe("what a large run says of itself, counted in columns", () => {
  it("is what is said of the same run offer by offer and need by need", () => {
    for (const instance of instances) {
      const { columns, names } = readInstance(instance);
      const answer = solveColumns(columns);
      const result = solve(instance);
      const reaches = reachesOf(columns, answer);
      const { offers, needs, dimensions } = columnFigures(columns, answer, reaches);
      const insight = insightOf(instance, result);
      const counted = names.offers.map((offer, at) => ({
        offer,
        places: columns.offers.capacity[at],
        served: offers.served[at],
        fitting: offers.fitting[at],
        waiting: offers.waiting[at],
        behind: offers.behind[at],
        next: offers.next[at]! < 0 ? null : names.households[offers.next[at]!],
      }));
      expect(counted).toEqual([...insight.offers].sort((a, b) => byCodePoint(a.offer, b.offer)));
      const byNeed = names.dimensions.flatMap((need, at) =>
        dimensions[at] === 1
          ? [
              {
                need,
                served: needs.served[at],
                waiting: needs.waiting[at],
                without: needs.without[at],
                capped: needs.capped[at],
              },
            ]
          : [],
      );
      expect(byNeed).toEqual(insight.needs);
      const byId = Int32Array.from(names.units.keys()).sort((a, b) =>
        names.units[a]! < names.units[b]! ? -1 : 1,
      );
      // Of the places a need could take, columns take the first by id.
      const sorted = {
        ...instance,
        units: instance.units.map((unit) => ({ ...unit, offers: [...unit.offers].sort(byCodePoint) })),
      };
      expect(columnFirstCome(columns, byId, reaches.usable, answer)).toEqual(firstComeOf(sorted, result));
    }
  });

  it("gives every need the reason that is given when it is asked for alone", () => {
    for (const instance of instances) {
      const { columns, names } = readInstance(instance);
      const answer = solveColumns(columns);
      const reaches = reachesOf(columns, answer);
      const { code, before } = reasonsOf(columns, answer, reaches, () => false);
      const units = names.units.map((id) => instance.units.find((unit) => unit.id === id)!);
      const plain = explainAll({ ...instance, units }, solve(instance), new Map());
      names.units.forEach((id, unit) => {
        const why = plain.get(id)!;
        const served = { pin: "pinned", floor: "secured", order: "served" };
        const name = why.code === "served" ? served[why.by ?? "order"] : why.code;
        expect(reasonCodes[code[unit]!]).toBe(name);
        if (why.code !== "waiting") return;
        expect(before[unit]).toBe(why.before);
        const list = reaches.usable.of[unit]!;
        const own = reaches.usable.offers.subarray(
          reaches.usable.start[list],
          reaches.usable.start[list + 1],
        );
        const helped = names.offers.filter(
          (_, to) => !own.includes(to) && own.some((from) => reachesTo(reaches, from, to)),
        );
        expect(helped).toEqual([...why.helpedBy].sort(byCodePoint));
      });
    }
  });

  it("is kept in bytes and read again without a difference", () => {
    for (const instance of instances.slice(0, 100)) {
      const { columns, names } = readInstance(instance);
      const answer = solveColumns(columns);
      const { dimensions, offers, areas } = names;
      const ids = new Uint8Array(16).map((_, at) => at);
      const order = Uint8Array.from(names.units.keys());
      const kept = { columns, dimensions, offers, areas, householdIds: ids, unitIds: ids, order };
      expect(unpackRun(packRun(kept, answer))).toEqual({ kept, answer });
    }
  });
});

describe("lots drawn for a million", () => {
  it("begin as the lots that anybody can draw", () => {
    const draw = lotDrawer("kocokan á 2023");
    for (const code of ["A1B2C3D4", "", "ÅÅ", "Z".repeat(80), "A1B2C3D5"]) {
      const bytes = new TextEncoder().encode(`..${code}..`);
      expect(draw(bytes, 2, bytes.length - 2)).toBe(parseInt(lotOf("kocokan á 2023", code).slice(0, 12), 16));
    }
  });
});
