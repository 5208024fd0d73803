import fc from "fast-check";
import { expect, it } from "vitest";
import { dateText, isoDate } from "~/ui/date-text";

it.each([
  ["22-10-2024", "2024-10-22"],
  ["22/10/2024", "2024-10-22"],
  ["22.10.2024", "2024-10-22"],
  [" 22 10 2024 ", "2024-10-22"],
  ["2-1-2024", "2024-01-02"],
  ["2024-10-22", "2024-10-22"],
  ["29-02-2024", "2024-02-29"],
])("%s is understood", (typed, date) => {
  expect(isoDate(typed)).toBe(date);
});

it.each([
  "",
  "31-02-2024",
  "29-02-2023",
  "10-22-2024",
  "00-01-2024",
  "22-10-24",
  "besok",
  "22102024",
  "22-10-2024x",
])("%s is no date", (typed) => {
  expect(isoDate(typed)).toBeUndefined();
});

it("every stored date comes back from the form as it was", () => {
  const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (day) => {
      const date = day.toISOString().slice(0, 10);
      expect(isoDate(dateText(date) ?? "")).toBe(date);
    }),
  );
});

it("what is no stored date stays as it was typed", () => {
  expect(dateText("31-02-2024")).toBe("31-02-2024");
  expect(dateText("besok")).toBe("besok");
});
