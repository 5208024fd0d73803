import { expect, it } from "vitest";
import { z } from "zod";
import {
  choice,
  choices,
  day,
  optionalNumber,
  optionalRupiah,
  optionalText,
  parseForm,
  rupiah,
  text,
  wholeNumber,
} from "~/platform/forms/fields";

const posted = (fields: Record<string, string | string[]>) => {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return form;
};
const read = (schema: z.ZodType, value: string | string[]) => {
  const result = parseForm(z.object({ field: schema }), posted({ field: value }));
  return result.ok ? (result.value as { field: unknown }).field : result.errors.field;
};

it.each([
  ["1250", 1250],
  ["1.250", 1250],
  ["1 250", 1250],
  [" 1,250 ", 1250],
  ["0", 0],
  ["", "required"],
  ["1.5", "number"],
  ["seribu", "number"],
  ["-1", "number"],
  ["1000001", "too_large"],
])("a count typed as %j is %j", (typed, expected) => expect(read(wholeNumber(), typed)).toBe(expected));

it.each([
  ["20.000.000", 20_000_000],
  ["Rp 20.000.000,00", 20_000_000],
  ["Rp 20,000,000.00", 20_000_000],
  ["rp20000000", 20_000_000],
  ["Rp\u00a01.250.000.000.000", 1_250_000_000_000],
  ["Rp 500 juta", "number"],
])("an amount typed as %j is %j", (typed, expected) => expect(read(rupiah(), typed)).toBe(expected));

it.each([
  ["03-07-2023", "2023-07-03"],
  ["3/7/2023", "2023-07-03"],
  ["2023-07-03", "2023-07-03"],
  ["31-02-2023", "date"],
  ["besok", "date"],
  ["", "required"],
])("a day typed as %j is %j", (typed, expected) => expect(read(day(), typed)).toBe(expected));

it("an empty optional answer is no answer, never zero", () => {
  expect(read(optionalNumber(), "")).toBeNull();
  expect(read(optionalText(), "  ")).toBeNull();
});

it("one of a list, several of a list, and nothing outside it", () => {
  expect(read(choice(["a", "b"]), "a")).toBe("a");
  expect(read(choice(["a", "b"]), "c")).toBe("choice");
  expect(read(choice(["a", "b"]), "")).toBe("required");
  expect(read(choices(["a", "b"]), ["a", "b"])).toEqual(["a", "b"]);
  expect(read(choices(["a", "b"]), "b")).toEqual(["b"]);
});

it("keeps what was typed beside the error, and takes no field that was not asked for", () => {
  const schema = z.object({ name: text(5), count: wholeNumber() });
  expect(parseForm(schema, posted({ name: "terlalu panjang", count: "x" }))).toEqual({
    ok: false,
    typed: { name: "terlalu panjang", count: "x" },
    errors: { name: "too_long", count: "number" },
  });
  expect(parseForm(schema, posted({ name: "baik", count: "1", state: "published" }))).toEqual({
    ok: true,
    value: { name: "baik", count: 1 },
  });
});

it.each([optionalNumber(), optionalRupiah()])(
  "an optional figure that is none is said, not dropped",
  (piece) => {
    expect(piece.parse("")).toBeNull();
    for (const nonsense of ["enam", "-5", "1,5", "12abc"])
      expect(piece.safeParse(nonsense).error?.issues[0]?.message).toBe("number");
  },
);
