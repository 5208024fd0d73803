import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanNumber, compareNik, maskNik, readKk, readNik } from "~/features/households/rules/nik";
import { composeNik } from "../../../../drizzle/seed/nik";

describe("reading a NIK cell", () => {
  it.each([
    ["3216183112809001", []],
    ["3216 1831 1280 9001", []],
    ["'3216183112809001", []],
    ["3216.1831.1280.9001", []],
    ["3216183112809001.0", []],
    ["321618-311280-9001", []],
    ["3216187112809001", []],
    ["", ["nik_missing"]],
    ["-", ["nik_missing"]],
    ["0", ["nik_missing"]],
    ["0000000000000000", ["nik_missing"]],
    ["Belum ada", ["nik_missing"]],
    ["NULL", ["nik_missing"]],
    ["3.21618E+15", ["nik_scientific"]],
    ["3,21618E+15", ["nik_scientific"]],
    ["3.2161831128090e15", ["nik_scientific"]],
    ["321618311280900", ["nik_length"]],
    ["32161831128090011", ["nik_length"]],
    ["32161831I2809001", ["nik_length"]],
    ["3216183212809001", ["nik_day"]],
    ["3216180012809001", ["nik_day"]],
    ["3216184012809001", ["nik_day"]],
    ["3216187212809001", ["nik_day"]],
    ["3216183113809001", ["nik_month"]],
    ["3216183100809001", ["nik_month"]],
    ["3216183112800000", ["nik_serial"]],
    ["3216180013800000", ["nik_day", "nik_month", "nik_serial"]],
    ["1111111111111111", ["nik_repeated_digit"]],
    ["3216183112800001", ["nik_not_synthetic"]],
  ])("in a demo, %s gives %j", (cell, codes) => {
    expect(readNik(cell, "demo").codes).toEqual(codes);
  });

  it("a live instance takes real serials and holds the synthetic range back", () => {
    expect(readNik("3216183112800001", "live")).toEqual({
      nik: "3216183112800001",
      state: "sound",
      codes: [],
    });
    expect(readNik("3216183112809001", "live")).toEqual({
      nik: null,
      state: "malformed",
      codes: ["nik_synthetic"],
    });
  });

  const day = fc.date({
    min: new Date("1924-01-01T00:00Z"),
    max: new Date("2023-12-31T00:00Z"),
    noInvalidDate: true,
  });
  const person = fc.record({
    date: day.map((one) => one.toISOString().slice(0, 10)),
    sex: fc.constantFrom("male" as const, "female" as const),
    serial: fc.integer({ min: 9000, max: 9999 }),
  });

  it("every composed NIK is sound and contradicts nothing it was composed from", () => {
    fc.assert(
      fc.property(person, (one) => {
        const nik = composeNik({ district: "32.16.18", ...one });
        expect(readNik(nik, "demo")).toEqual({ nik, state: "sound", codes: [] });
        expect(compareNik(nik, { district: "32.16.18", birthDate: one.date, sex: one.sex })).toEqual([]);
      }),
    );
  });

  it("one changed thing beside the NIK gives exactly its own warning", () => {
    fc.assert(
      fc.property(person, (one) => {
        const nik = composeNik({ district: "32.16.18", ...one });
        const told = { district: "32.16.18", birthDate: one.date, sex: one.sex };
        const otherSex = one.sex === "male" ? ("female" as const) : ("male" as const);
        const otherDay = one.date.endsWith("01") ? `${one.date.slice(0, 8)}02` : `${one.date.slice(0, 8)}01`;
        expect(compareNik(nik, { ...told, district: "64.02.06" })).toEqual(["nik_region_differs"]);
        expect(compareNik(nik, { ...told, birthDate: otherDay })).toEqual(["nik_birth_differs"]);
        expect(compareNik(nik, { ...told, sex: otherSex })).toEqual(["nik_sex_differs"]);
        expect(compareNik(nik, { district: null, birthDate: null, sex: "unknown" })).toEqual([]);
      }),
    );
  });

  it("nothing that can be typed breaks the reader, and it only lets sixteen digits through", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { nik, codes } = readNik(text, "demo");
        expect(nik === null).toBe(codes.length > 0);
        if (nik !== null) expect(nik).toMatch(/^\d{16}$/);
      }),
    );
  });

  it("a mask shows the first four and the last two digits", () => {
    expect(maskNik("3216183112809001")).toBe("3216••••••••••01");
  });
});

describe("reading a No KK cell", () => {
  it.each([
    ["3216180107159001", "3216180107159001", []],
    ["", null, []],
    ["-", null, []],
    ["321618010715", null, ["kk_malformed"]],
    ["3216184107159001", null, ["kk_malformed"]],
    ["3.21618E+15", null, ["kk_malformed"]],
  ])("%s", (cell, kk, codes) => {
    expect(readKk(cell)).toEqual({ kk, codes });
  });
});

describe("cleaning a long number", () => {
  it("leaves scientific notation to be seen", () => {
    expect(cleanNumber(" 3,57301E+15 ")).toBe("3,57301E+15");
  });
});
