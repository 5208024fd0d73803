import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showPlaces, showRoom, showServed, type PlaceCount } from "~/features/reporting/rules/public-counts";

const limit = 4;
const place = (key: string) =>
  fc
    .tuple(fc.integer({ min: limit, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([listed, served]): PlaceCount => ({ key, listed, served: Math.min(served, listed) }));

/** Every way the served could be spread over places whose families on the list are known. */
function* alternatives(places: readonly PlaceCount[], from = 0): Generator<PlaceCount[]> {
  if (from === places.length) {
    yield [];
    return;
  }
  const { key, listed } = places[from]!;
  for (let served = 0; served <= listed; served += 1)
    for (const rest of alternatives(places, from + 1)) yield [{ key, listed, served }, ...rest];
}

const published = (places: readonly PlaceCount[]) => {
  const whole = {
    listed: places.reduce((sum, { listed }) => sum + listed, 0),
    served: places.reduce((sum, { served }) => sum + served, 0),
  };
  return JSON.stringify([showPlaces(places, limit), showServed(whole, limit)]);
};

describe("what the public sees", () => {
  it("never holds a count under the limit", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 6, maxLength: 6 }), (numbers) => {
        const [delivered, matched, waiting, listed, a, b] = numbers as [
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const places = [
          { key: "a", listed, served: Math.min(a, listed) },
          { key: "b", listed: waiting, served: Math.min(b, waiting) },
        ];
        const shown = [
          ...Object.values(showRoom({ delivered, matched, waiting }, 10)),
          ...Object.values(showServed(places[0]!, 10)),
          ...showPlaces(places, 10).apart.flatMap((line) => [line.listed, line.served]),
        ];
        for (const count of shown) expect(count === null || count >= 10).toBe(true);
      }),
    );
  });

  it("gives back no hidden count of served families, even to a reader who knows the rule", () => {
    fc.assert(
      fc.property(fc.tuple(place("a"), place("b"), place("c")), (places) => {
        const seen = published(places);
        const possible = [...alternatives(places)].filter((other) => published(other) === seen);
        showPlaces(places, limit).apart.forEach((line, index) => {
          if (line.served !== null) return;
          const values = new Set(possible.map((other) => other[index]!.served));
          // A place of which the rest is not few anywhere can only hide among several values.
          expect(values.size).toBeGreaterThan(1);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("shows small places as one line, and no line where even together they are few", () => {
    const few = (key: string, listed: number) => ({ key, listed, served: 0 });
    expect(showPlaces([few("a", 40), few("b", 3), few("c", 8)], 10).merged).toEqual({
      keys: ["b", "c"],
      listed: 11,
      served: null,
    });
    expect(showPlaces([few("b", 6), few("c", 6)], 10).merged?.listed).toBe(12);
    expect(showPlaces([few("b", 3), few("c", 2)], 10).merged).toEqual({
      keys: ["b", "c"],
      listed: null,
      served: null,
    });
  });

  it("shows the served where nothing is few", () => {
    const places = [
      { key: "a", listed: 100, served: 40 },
      { key: "b", listed: 90, served: 20 },
    ];
    expect(showPlaces(places, 10)).toEqual({ apart: places, merged: null });
  });
});
