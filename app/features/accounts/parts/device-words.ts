import { m } from "~/platform/i18n/generated/messages";

// Most programs also name those they descend from: the first that is found is the one.
const programs = [
  [/Edg(A|iOS)?\//, "Microsoft Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrom(e|ium)\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const systems = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
] as const;

/** What a browser calls itself, in two words its owner recognises: "Chrome, Android". */
export function deviceWords(agent: string | null): string {
  const named = [programs, systems].map((list) => list.find(([pattern]) => pattern.test(agent ?? ""))?.[1]);
  return named.filter(Boolean).join(", ") || m.accounts_session_unknown();
}
