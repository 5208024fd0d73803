import { randomUUID } from "node:crypto";
import { pages } from "~/routes";
import type { Person } from "./crawl";
import { patternOf } from "./crawl";
import { type PageForm, sensibleFilling } from "./forms";
import {
  awayPayloads,
  oddCookies,
  oddHeaders,
  oddTexts,
  rawQueries,
  scriptPayloads,
  sqlPayloads,
  wrongFiles,
} from "./payloads";
import type { Random } from "./random";
import type { Bad } from "./send";

export type Ids = { byPlace: Map<string, string[]>; all: string[] };

/** Every name that some page reads from a query, with a few that frameworks like. */
export const queryNames = (
  "q district state need next version show offer kind format decision sort saved sent reference program period outcome " +
  "village table role list back agency active page size dir decile source act from to day until person subject per filter " +
  "order limit offset id lang locale group fund strategy year class"
).split(" ");

const methods = [
  "GET",
  "GET",
  "GET",
  "GET",
  "POST",
  "POST",
  "POST",
  "HEAD",
  "PUT",
  "DELETE",
  "PATCH",
  "OPTIONS",
];

/** One bad or odd request by this person, over all routes. */
export function badRequest(random: Random, person: Person, ids: Ids): Bad {
  const headers: Record<string, string> = person.cookie ? { cookie: person.cookie } : {};
  if (random.chance(0.08)) Object.assign(headers, random.pick(oddHeaders));
  if (random.chance(0.04))
    headers.cookie = random.pick([person.cookie + "; " + random.pick(oddCookies), random.pick(oddCookies)]);
  if (person.forms.length > 0 && random.chance(0.4)) return badForm(random, person, headers);
  const pattern = random.pick(pages).path;
  const seen = person.seen.get(pattern);
  let path =
    seen && random.chance(0.5) ? encodeURI(random.pick(seen).split("?")[0]!) : fill(random, pattern, ids);
  const method = random.pick(methods);
  let why = `${method} ${pattern}`;
  if (random.chance(0.25)) path = path === "/" ? "/_root.data" : `${path}.data`;
  const query = random.chance(0.6) ? badQuery(random) : "";
  if (query) why += ` ?${query.slice(0, 60)}`;
  const bad: Bad = { method, path: query ? `${path}?${query}` : path, headers, why };
  if (method === "POST" || (method !== "GET" && method !== "HEAD" && random.chance(0.5)))
    Object.assign(bad, looseBody(random, headers));
  return bad;
}

/** An address of the page with its holes filled by somebody's, nobody's or senseless identifiers. */
function fill(random: Random, pattern: string, ids: Ids): string {
  const place = pattern.split("/")[0]!;
  const filled = pattern.replace(/:(\w+)/g, (_hole, name: string) => {
    const chance = random.whole(10);
    if (chance < 6) {
      const own = ids.byPlace.get(name === "id" ? place : `${name}s`) ?? ids.byPlace.get(place);
      if (own?.length) return random.pick(own);
    }
    if (chance < 7 && ids.all.length > 0) return random.pick(ids.all);
    return (
      encode(random.pick([...sqlPayloads, ...oddTexts, randomUUID(), "living", "new", ".", ".."])) || "-"
    );
  });
  return `/${filled.replace("*", random.pick(["nowhere", "%00", "%ff", "a%2fb", "..%2f..%2fetc%2fpasswd", ".env", "a".repeat(4000)]))}`;
}

function badQuery(random: Random): string {
  if (random.chance(0.35)) return random.pick(rawQueries);
  return Array.from({ length: 1 + random.whole(3) }, () => {
    const value = random.pick(
      random.chance(0.5) ? sqlPayloads : random.chance(0.7) ? oddTexts : scriptPayloads("q"),
    );
    return `${random.pick(queryNames)}=${encode(value)}`;
  }).join("&");
}

/** A form that was really shown to this person, sent with one or two things wrong. */
function badForm(random: Random, person: Person, headers: Record<string, string>): Bad {
  const { form } = random.pick(person.forms);
  const filled = fresh(sensibleFilling(form));
  const wrong: string[] = [];
  for (let n = random.whole(3); n > 0 && filled.length > 0; n--) {
    const field = random.pick(filled);
    field[1] = badValue(random);
    wrong.push(`${field[0]}=${field[1].slice(0, 30)}`);
  }
  const way = random.whole(20);
  if (way === 0 && filled.length > 0)
    wrong.push(`without ${filled.splice(random.whole(filled.length), 1)[0]![0]}`);
  if (way === 1) for (const [name, value] of extraFields) filled.push([name, value]);
  if (way === 2) filled.push(...filled.map(([n, v]): [string, string] => [n, v]));
  if (way === 3)
    for (const field of filled) field[0] = random.pick([`${field[0]}[]`, `${field[0]}[0].x`, "__proto__"]);
  return formPost(random, form, filled, headers, wrong.join(", "));
}

export const extraFields: [string, string][] = [
  ["role", "administrator"],
  ["agency", "00000000-0000-0000-0000-000000000000"],
  ["agencyId", "00000000-0000-0000-0000-000000000000"],
  ["partnerId", "00000000-0000-0000-0000-000000000000"],
  ["status", "approved"],
  ["state", "published"],
  ["region", "32"],
  ["scope", "32"],
  ["id", "00000000-0000-0000-0000-000000000000"],
  ["__proto__", "x"],
  ["constructor", "x"],
];

const badValue = (random: Random): string =>
  random.pick(
    random.chance(0.4)
      ? sqlPayloads
      : random.chance(0.6)
        ? oddTexts
        : random.chance(0.6)
          ? scriptPayloads("f")
          : [...awayPayloads, "\0", "a\0b"],
  );

/** The key of a binding form is used up by the first post, so every post gets a new one. */
export function fresh(filled: [string, string][]): [string, string][] {
  return filled.map(([name, value]) => [name, name === "key" ? randomUUID() : value]);
}

export function formPost(
  random: Random,
  form: PageForm,
  filled: [string, string][],
  headers: Record<string, string>,
  wrong: string,
): Bad {
  const path = encodeURI(form.action);
  const why = `${form.method} form ${patternOf(form.action) ?? form.action} (${wrong})`;
  if (form.method === "get") {
    const query = filled.map(([n, v]) => `${encode(n)}=${encode(v)}`).join("&");
    return { method: "GET", path: `${path.split("?")[0]}?${query}`, headers, why };
  }
  const body = form.multipart
    ? multipart(random, form, filled)
    : {
        type: "application/x-www-form-urlencoded",
        body: filled.map(([n, v]) => `${encode(n)}=${encode(v)}`).join("&"),
      };
  return {
    method: "POST",
    path: random.chance(0.2) ? dataPath(path) : path,
    headers: { ...headers, "content-type": headers["content-type"] ?? body.type },
    body: body.body,
    why,
  };
}

function dataPath(path: string): string {
  const [bare, query] = path.split("?") as [string, string | undefined];
  return `${bare === "/" ? "/_root" : bare}.data${query ? `?${query}` : ""}`;
}

function multipart(random: Random, form: PageForm, filled: [string, string][]) {
  const mark = "----grenze9999";
  const parts: (Buffer | string)[] = filled.map(
    ([name, value]) =>
      `--${mark}\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, "_")}"\r\n\r\n${value}\r\n`,
  );
  for (const field of form.fields.filter((f) => f.kind === "file")) {
    const file = random.pick(wrongFiles);
    parts.push(
      `--${mark}\r\nContent-Disposition: form-data; name="${field.name}"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`,
      file.bytes,
      "\r\n",
    );
  }
  const end = random.chance(0.1) ? "" : `--${mark}--\r\n`;
  return {
    type: `multipart/form-data; boundary=${mark}`,
    body: Buffer.concat([...parts, end].map((part) => Buffer.from(part))),
  };
}

/** A body that belongs to no form. */
function looseBody(random: Random, headers: Record<string, string>): Partial<Bad> {
  const [type, body] = random.pick(looseBodies);
  return { headers: type === null ? headers : { ...headers, "content-type": type }, body };
}

const urlencoded = "application/x-www-form-urlencoded";
const looseBodies: [string | null, string | Buffer][] = [
  [urlencoded, ""],
  [urlencoded, "a=1"],
  [urlencoded, "%"],
  [urlencoded, "%ff=%fe&%00=%00"],
  [urlencoded, "a=\0"],
  [urlencoded, "&&&==="],
  [urlencoded, extraFields.map((pair) => pair.join("=")).join("&")],
  [urlencoded, Array.from({ length: 2000 }, (_, i) => `a${i}=1`).join("&")],
  [urlencoded, "key=x&reason=x&id=x&state=published"],
  [urlencoded, `key=${"a".repeat(8192)}&reason=${"b".repeat(8192)}`],
  [urlencoded, Buffer.from([0xff, 0xfe, 0x3d, 0x80])],
  [`${urlencoded}; charset=utf-16`, "a=1"],
  ["application/json", "{}"],
  ["application/json", '{"role":"administrator"'],
  ["text/plain", "role=administrator"],
  ["text/xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ["multipart/form-data", "a=1"],
  ["multipart/form-data; boundary=", "--\r\n"],
  ["multipart/form-data; boundary=x", ""],
  ["multipart/form-data; boundary=x", "--x--\r\n"],
  ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
  [
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\na\0b\r\n--x--\r\n',
  ],
  ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n"],
  ["multipart/form-data; boundary=x", "--x\r\n\r\n\r\n--y\r\n"],
  [`multipart/form-data; boundary=${"x".repeat(300)}`, "--x--"],
  ["", "a=1"],
  [null, "a=1"],
];

/** Percent encoding that keeps lone surrogates as their broken bytes instead of throwing. */
export function encode(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g, (sign) => {
    try {
      return encodeURIComponent(sign);
    } catch {
      return "%ED%A0%80";
    }
  });
}
