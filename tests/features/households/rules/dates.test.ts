import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageOn, readDate, readYear } from "~/features/households/rules/dates";

const today = "2023-07-03";
const read = (cell: string, hints = {}) => readDate(cell, { today, ...hints });

describe("reading a day", () => {
  it.each([
    ["31/12/1980", "1980-12-31"],
    ["31/12/1980 0:00:00", "1980-12-31"],
    ["31/12/1980 00.00.00", "1980-12-31"],
    ["1980-12-31", "1980-12-31"],
    ["1980-12-31 00:00:00", "1980-12-31"],
    ["1980-12-31T00:00:00.000Z", "1980-12-31"],
    ["1980/12/31", "1980-12-31"],
    ["31-12-1980", "1980-12-31"],
    ["31.12.1980", "1980-12-31"],
    ["5/3/1980", "1980-03-05"],
    ["05 - 03 - 1980", "1980-03-05"],
    ["31-Des-1980", "1980-12-31"],
    ["31 Desember 1980", "1980-12-31"],
    ["Rabu, 31 Desember 1980", "1980-12-31"],
    ["17 Agt 1945", "1945-08-17"],
    ["17-Aug-45", "1945-08-17"],
    ["1 Nopember 1990", "1990-11-01"],
    ["31/12/80", "1980-12-31"],
    ["31/12/22", "2022-12-31"],
    ["31/12/23", "1923-12-31"],
    ["19801231", "1980-12-31"],
    ["31121980", "1980-12-31"],
    ["29586", "1980-12-31"],
    ["29586.5", "1980-12-31"],
    ["9132", "1924-12-31"],
    ["29/02/2000", "2000-02-29"],
  ])("%s is %s", (cell, date) => {
    expect(read(cell)).toEqual({ date, sound: true });
  });

  it.each(["", " ", "-", "NULL"])("an empty cell (%j) is unknown, not wrong", (cell) => {
    expect(read(cell)).toEqual({ date: null, sound: true });
  });

  it.each([
    "12/31/1980",
    "29/02/1999",
    "31/04/1990",
    "0000-00-00",
    "00/00/0000",
    "1980",
    "1/0/1900",
    "lahir 1980",
    "31/12/2030",
    "04/07/2023",
    "1800-01-01",
    "31 Foo 1980",
    "#REF!x",
  ])("%s is no day", (cell) => {
    expect(read(cell)).toEqual({ date: null, sound: false });
  });

  it("the century of a two-digit year comes from the age column, or from being the head", () => {
    expect(read("01/01/15").date).toBe("2015-01-01");
    expect(read("01/01/15", { age: 108 }).date).toBe("1915-01-01");
    expect(read("01/01/15", { adult: true }).date).toBe("1915-01-01");
    expect(read("01/01/95", { adult: true }).date).toBe("1995-01-01");
  });

  const someDay = fc
    .date({ min: new Date("1925-01-01T00:00Z"), max: new Date("2023-07-03T00:00Z"), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));

  it("every day survives each way of writing it", () => {
    fc.assert(
      fc.property(someDay, (date) => {
        const [y = "", m = "", d = ""] = date.split("-");
        const serial = Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const ways = [
          date,
          `${d}/${m}/${y}`,
          `${Number(d)}-${Number(m)}-${y}`,
          `${d}${m}${y}`,
          `${y}${m}${d}`,
          `${d}/${m}/${y} 0:00:00`,
        ];
        if (serial >= 10_000) ways.push(String(serial));
        for (const way of ways) {
          expect(read(way).date, way).toBe(date);
        }
      }),
    );
  });

  it("no text breaks the reader, and no answer lies after today", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/.-]{1,12}$/)), (text) => {
        const { date } = read(text);
        if (date !== null) expect(date <= today && /^\d{4}-\d{2}-\d{2}$/.test(date)).toBe(true);
      }),
    );
  });
});

describe("age and year", () => {
  it("counts completed years", () => {
    expect(ageOn("1963-07-03", today)).toBe(60);
    expect(ageOn("1963-07-04", today)).toBe(59);
    expect(ageOn("2000-02-29", "2023-02-28")).toBe(22);
    expect(ageOn("2000-02-29", "2023-03-01")).toBe(23);
  });

  it.each([
    ["2022", 2022],
    ["DATA P3KE TAHUN 2022", 2022],
    ["2022.0", 2022],
    ["Semester 1", null],
    ["12345", null],
  ])("%s → %s", (text, year) => {
    expect(readYear(text)).toBe(year);
  });
});
