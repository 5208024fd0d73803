import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/ui/tokens.css", import.meta.url), "utf8");

/** The custom properties set in each block of the file, by the words of its media query ("" for none). */
function blocks(): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  const rest = css.replace(/\/\*[^]*?\*\//g, "");
  for (const [, media = "", body = ""] of rest.matchAll(/(?:@media ([^{]+)\{\s*)?:root \{([^}]*)\}/g)) {
    found[media.trim()] = Object.fromEntries(
      [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
    );
  }
  return found;
}

const all = blocks();
const light = all[""] ?? {};
const dark = all["screen and (prefers-color-scheme: dark)"] ?? {};
const more = all["(prefers-contrast: more)"] ?? {};
const moreDark = all["screen and (prefers-contrast: more) and (prefers-color-scheme: dark)"] ?? {};
const modes = {
  light,
  dark: { ...light, ...dark },
  "high contrast": { ...light, ...more },
  "high contrast, dark": { ...light, ...dark, ...more, ...moreDark },
};

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two colours, 1 to 21. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["paper", "surface", "sunken"];
const softs = ["green", "amber", "red", "river", "plum", "clay", "moss", "slate"];
const textPairs: [string, string][] = [
  ...["ink", "ink-soft", "river", "river-deep", "red", "amber", "green", "plum"].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...softs.map((name): [string, string] => [name, `${name}-soft`]),
  ...softs.map((name): [string, string] => ["ink", `${name}-soft`]),
  ["ink-soft", "river-soft"],
  ["ink-soft", "green-soft"],
  ["ink", "ochre-soft"],
  ["on-bar", "bar"],
  ["on-bar-soft", "bar"],
  ["on-ochre", "ochre"],
  ["on-ochre", "ochre-deep"],
  ["on-danger", "danger"],
  ["on-danger", "danger-deep"],
  ["surface", "river"],
  ["ink", "house-room"],
];
const controlPairs: [string, string][] = [
  ...["edge", "ochre-edge", "danger-edge", "river", "house-wall"].flatMap((line) =>
    grounds.map((ground): [string, string] => [line, ground]),
  ),
  ["focus", "focus-edge"],
  ["focus", "bar"],
  ["house-wall", "house-room"],
  ["house-hatch", "house-room"],
  ["house-thing", "house-halo"],
];

describe.each(Object.entries(modes))("colours in %s", (_, colours) => {
  const colour = (name: string) => colours[name] ?? `no colour is called ${name}`;

  it.each(textPairs)("%s can be read on %s", (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controlPairs)("%s can be made out on %s", (line, ground) => {
    expect(contrast(colour(line), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  it.each(grounds)("the focus ring or its edge stands out on %s", (ground) => {
    const both = [colour("focus"), colour("focus-edge")].map((ring) => contrast(ring, colour(ground)));
    expect(Math.max(...both)).toBeGreaterThanOrEqual(3);
  });

  it("delivered and matched can be told apart in the house without colour", () => {
    const [lit, promised, wall] = [colour("house-lit"), colour("house-promised"), colour("house-wall")];
    const byFill = contrast(lit, promised) >= 3;
    const byLine = contrast(lit, wall) >= 3 && contrast(promised, wall) >= 3;
    expect(byFill || byLine).toBe(true);
  });
});

it("every colour of the light ground has a dark one", () => {
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
});
