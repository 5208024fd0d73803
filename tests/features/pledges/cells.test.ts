import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  mergeSmall,
  partnerLimit,
  steadied,
  veilGroup,
  veilQueue,
  type Cell,
  type MergedCells,
} from "~/features/pledges/rules/cells";

const limit = partnerLimit;
const cellsOf = (...counts: number[]): Cell[] => counts.map((count, i) => ({ key: `k${i}`, count }));

describe("counts shown to a partner", () => {
  it("shows large kecamatan by themselves and the small ones as one sum", () => {
    expect(mergeSmall(cellsOf(40, 3, 12, 4), limit)).toEqual({
      apart: [
        { key: "k0", count: 40 },
        { key: "k2", count: 12 },
      ],
      merged: { keys: ["k1", "k3"], count: 7 },
      total: 59,
    });
  });

  it("takes the next larger kecamatan along when one small one stands alone", () => {
    expect(mergeSmall(cellsOf(40, 3, 12), limit)).toMatchObject({
      merged: { keys: ["k1", "k2"], count: 15 },
      total: 55,
    });
  });

  it("takes one more along when two fours would give themselves away by their sum", () => {
    expect(mergeSmall(cellsOf(40, 4, 4, 12), limit)).toMatchObject({
      merged: { keys: ["k1", "k2", "k3"], count: 20 },
    });
  });

  it("gives no figure at all when everything together is under the limit", () => {
    expect(mergeSmall(cellsOf(1, 2, 0), limit)).toEqual({
      apart: [],
      merged: { keys: ["k0", "k1", "k2"], count: null },
      total: null,
    });
  });

  it("says nothing about no kecamatan", () => {
    expect(mergeSmall([], limit)).toEqual({ apart: [], merged: null, total: 0 });
  });

  it("never shows a count under the limit, and its parts are its total", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 25 }), (counts) => {
        const result = mergeSmall(cellsOf(...counts), limit);
        for (const cell of result.apart) expect(cell.count).toBeGreaterThanOrEqual(limit);
        if (result.merged?.count != null) expect(result.merged.count).toBeGreaterThanOrEqual(limit);
        if (result.total !== null) expect(result.total).toBe(counts.reduce((a, b) => a + b, 0));
        expect(result.apart.length + (result.merged?.keys.length ?? 0)).toBe(counts.length);
      }),
    );
  });

  it("an attacker who knows the rule and tries every table recovers no cell under the limit", () => {
    for (let size = 1; size <= 4; size += 1) {
      const tables = everyTable(size, 9);
      const byAnswer = new Map<string, number[][]>();
      for (const table of tables) {
        const answer = JSON.stringify(mergeSmall(cellsOf(...table), limit) satisfies MergedCells);
        byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), table]);
      }
      for (const [answer, consistent] of byAnswer) {
        for (let i = 0; i < size; i += 1) {
          const possible = new Set(consistent.map((table) => table[i]));
          const known = possible.size === 1 ? [...possible][0] : undefined;
          expect(known === undefined || known >= limit, `${answer} gives away k${i} = ${known}`).toBe(true);
        }
      }
    }
  });

  it("hides a group when it, or what is left beside it, is small", () => {
    expect(veilGroup(12, 40, limit)).toBe(12);
    expect(veilGroup(4, 40, limit)).toBeNull();
    expect(veilGroup(37, 40, limit)).toBeNull();
    expect(veilGroup(40, 40, limit)).toBeNull();
    expect(veilGroup(12, null, limit)).toBeNull();
  });

  it("moves a published count only when it changed by at least the limit", () => {
    expect(steadied(40, 41, limit)).toBe(40);
    expect(steadied(40, 45, limit)).toBe(45);
    expect(steadied(40, 35, limit)).toBe(35);
    expect(steadied(0, 4, limit)).toBe(0);
  });
});

function everyTable(size: number, highest: number): number[][] {
  if (size === 0) return [[]];
  return everyTable(size - 1, highest).flatMap((rest) =>
    Array.from({ length: highest + 1 }, (_, value) => [...rest, value]),
  );
}

describe("those left without a place", () => {
  it("are hidden when few, and shown as the whole when few were helped", () => {
    expect(veilQueue(4, 40, limit)).toBeNull();
    expect(veilQueue(5, 40, limit)).toBe(5);
    expect(veilQueue(35, 40, limit)).toBe(35);
    expect(veilQueue(36, 40, limit)).toBe(40);
    expect(veilQueue(44, 40, limit)).toBe(40);
    expect(veilQueue(30, null, limit)).toBeNull();
  });

  it("never tell a number of people under the limit, neither left nor helped", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (count, whole) => {
        const answer = veilQueue(count, whole, limit);
        if (answer === null) return;
        expect(answer).toBeGreaterThanOrEqual(limit);
        expect(whole - answer === 0 || whole - answer >= limit).toBe(true);
      }),
    );
  });
});
