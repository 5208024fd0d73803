import { getLocale } from "./generated/runtime";

/**
 * An amount in words, as papers write it beside the figure: "seratus lima ribu rupiah", "one hundred and five thousand
 * rupiah". Whole rupiah from 0 to below a thousand trillion (10^15 is the last). @throws RangeError outside
 */
export function spellRupiah(amount: number): string {
  return `${getLocale() === "en" ? spellEnglish(amount) : spellIndonesian(amount)} rupiah`;
}

const steps = [
  [1e12, "triliun", "trillion"],
  [1e9, "miliar", "billion"],
  [1e6, "juta", "million"],
  [1e3, "ribu", "thousand"],
] as const;
const ones = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split(" ");

export function spellIndonesian(n: number): string {
  assertCount(n);
  if (n < 10) return ones[n]!;
  if (n === 10) return "sepuluh";
  if (n === 11) return "sebelas";
  if (n < 20) return `${ones[n - 10]} belas`;
  if (n < 100) return joined(`${ones[Math.floor(n / 10)]} puluh`, n % 10, spellIndonesian);
  if (n < 200) return joined("seratus", n % 100, spellIndonesian);
  if (n < 1000) return joined(`${ones[Math.floor(n / 100)]} ratus`, n % 100, spellIndonesian);
  if (n < 2000) return joined("seribu", n % 1000, spellIndonesian);
  const [size, word] = steps.find(([size]) => n >= size)!;
  return joined(`${spellIndonesian(Math.floor(n / size))} ${word}`, n % size, spellIndonesian);
}

const englishOnes = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen"
).split(" ");
const englishTens = ". . twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

export function spellEnglish(n: number): string {
  assertCount(n);
  if (n < 20) return englishOnes[n]!;
  if (n < 100)
    return [englishTens[Math.floor(n / 10)], n % 10 ? englishOnes[n % 10] : ""].filter(Boolean).join("-");
  if (n < 1000) {
    const rest = n % 100;
    return `${englishOnes[Math.floor(n / 100)]} hundred${rest ? ` and ${spellEnglish(rest)}` : ""}`;
  }
  const [size, , word] = steps.find(([size]) => n >= size)!;
  const rest = n % size;
  const link = rest > 0 && rest < 100 ? " and " : " ";
  return `${spellEnglish(Math.floor(n / size))} ${word}${rest ? link + spellEnglish(rest) : ""}`;
}

function joined(head: string, rest: number, spell: (n: number) => string): string {
  return rest === 0 ? head : `${head} ${spell(rest)}`;
}

function assertCount(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > 1e15) throw new RangeError("amount");
}
