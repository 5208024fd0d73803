import { describe, expect, it } from "vitest";
import { spellEnglish, spellIndonesian } from "~/platform/i18n/amount-words";

describe("an amount in words, as a paper writes it", () => {
  it.each([
    [0, "nol", "zero"],
    [11, "sebelas", "eleven"],
    [100, "seratus", "one hundred"],
    [1_000, "seribu", "one thousand"],
    [1_500, "seribu lima ratus", "one thousand five hundred"],
    [2_115, "dua ribu seratus lima belas", "two thousand one hundred and fifteen"],
    [101_000, "seratus satu ribu", "one hundred and one thousand"],
    [450_000_000, "empat ratus lima puluh juta", "four hundred and fifty million"],
    [1_001_000_005, "satu miliar satu juta lima", "one billion one million and five"],
    [
      9_999_999_999_999,
      "sembilan triliun sembilan ratus sembilan puluh sembilan miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
      "nine trillion nine hundred and ninety-nine billion nine hundred and ninety-nine million nine hundred and ninety-nine thousand nine hundred and ninety-nine",
    ],
    [1_000_000_000_000_000, "seribu triliun", "one thousand trillion"],
  ])("%i", (n, indonesian, english) => {
    expect(spellIndonesian(n)).toBe(indonesian);
    expect(spellEnglish(n)).toBe(english);
  });

  it("is refused for parts of a rupiah and below nothing", () => {
    expect(() => spellIndonesian(1.5)).toThrow(RangeError);
    expect(() => spellEnglish(-1)).toThrow(RangeError);
  });
});
