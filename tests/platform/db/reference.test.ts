import fc from "fast-check";
import { expect, test } from "vitest";
import { formatReference, parseReference, type ReferenceKind } from "~/platform/db/reference";

const reference = fc.record({
  kind: fc.constantFrom<ReferenceKind>("pledge", "program", "objection", "complaint", "handover"),
  year: fc.integer({ min: 1000, max: 9999 }),
  serial: fc.integer({ min: 1, max: 999_999 }),
});

test("the 123rd pledge of 2023 is KM-2023-000123-7", () => {
  expect(formatReference({ kind: "pledge", year: 2023, serial: 123 })).toBe("KM-2023-000123-7");
});

test("a written reference reads back as the same record", () => {
  fc.assert(
    fc.property(reference, (it) => {
      expect(parseReference(formatReference(it))).toEqual(it);
    }),
  );
});

test("small letters, spaces and left-out hyphens are forgiven", () => {
  for (const typed of ["km-2023-000123-7", " KM 2023 000123 7 ", "KM20230001237", "km/2023/000123/7"])
    expect(parseReference(typed)).toEqual({ kind: "pledge", year: 2023, serial: 123 });
});

test("one misheard digit is noticed", () => {
  fc.assert(
    fc.property(reference, fc.nat(10), fc.integer({ min: 1, max: 9 }), (it, at, add) => {
      const text = formatReference(it).split("");
      const places = text.flatMap((c, i) => (/\d/.test(c) ? [i] : []));
      const place = places[at % places.length] ?? 0;
      text[place] = String((Number(text[place]) + add) % 10);
      expect(parseReference(text.join(""))).toBeNull();
    }),
  );
});

test("two neighbouring digits changed about are noticed", () => {
  fc.assert(
    fc.property(reference, fc.nat(9), (it, at) => {
      const text = formatReference(it).replaceAll("-", "");
      const first = text.search(/\d/) + at;
      const [a, b] = [text[first], text[first + 1]];
      fc.pre(a !== b);
      expect(parseReference(text.slice(0, first) + b + a + text.slice(first + 2))).toBeNull();
    }),
  );
});

test("a pledge's number does not pass for a program's", () => {
  expect(parseReference("PR-2023-000123-7")).toBeNull();
  expect(parseReference("XX-2023-000123-7")).toBeNull();
  expect(parseReference("")).toBeNull();
});
