import { decode } from "turbo-stream";
import { patternOf } from "#tests/support/attack/crawl";
import { formsIn, linksIn, type PageForm } from "#tests/support/attack/forms";

/** Somebody outside the administration, and everything the portal ever answered. */
export type Answer = {
  path: string;
  pattern: string;
  status: number;
  text: string;
  data: unknown;
};

type CollectOptions = {
  url: string;
  cookie: string;
  starts: readonly string[];
  /** at most so many addresses of one page without, and with a choice in the address */
  perPattern: number;
  perChoice: number;
};

/** What a text field is tried with, by its name. */
const typed: Record<string, readonly string[]> = {
  rupiah: ["500000000", "3000000", "25000000000"],
  max: ["5000000", "50000000"],
  q: ["a"],
};

/**
 * Reads what a person may reach: links, and choices of every form that asks by address, in both forms in which the server
 * answers: the page, and the record behind it. Files as they are.
 */
export async function collect(options: CollectOptions): Promise<Answer[]> {
  const { url, cookie, starts, perPattern, perChoice } = options;
  const answers: Answer[] = [];
  const known = new Set<string>();
  const looked = new Map<string, number>();
  const queue: string[] = [];
  const want = (path: string) => {
    const tidy = path.replace(/\?$/, "");
    if (known.has(tidy)) return;
    known.add(tidy);
    queue.push(tidy);
  };
  starts.forEach(want);
  while (queue.length > 0) {
    const path = queue.shift()!;
    const pattern = patternOf(path);
    if (pattern === null || pattern === "language" || pattern === "sign-out") continue;
    const kind = `${pattern}${path.includes("?") ? "?" : ""}`;
    const count = looked.get(kind) ?? 0;
    if (count >= (path.includes("?") ? perChoice : perPattern)) continue;
    looked.set(kind, count + 1);
    const isDrawn = count < Math.max(3, perPattern / 4);
    const page = isDrawn ? await ask(url, cookie, path) : null;
    const record = await ask(url, cookie, dataPath(path));
    const status = page?.status ?? record.status;
    answers.push({ path, pattern, status, text: page?.text ?? "", data: await decoded(record.body) });
    if (page?.to?.startsWith("/")) want(page.to);
    if (page?.status !== 200 || !page.type.startsWith("text/html")) continue;
    linksIn(page.text).forEach(want);
    for (const form of formsIn(page.text, path)) choicesOf(form, path).forEach(want);
  }
  return answers;
}

type Read = { status: number; type: string; text: string; to: string | null; body: Uint8Array };

async function ask(url: string, cookie: string, path: string): Promise<Read> {
  const answer = await fetch(url + path, { headers: { cookie: `${cookie}; lang=en` }, redirect: "manual" });
  const body = new Uint8Array(await answer.arrayBuffer());
  return {
    status: answer.status,
    type: answer.headers.get("content-type") ?? "",
    to: answer.headers.get("location"),
    text: Buffer.from(body).toString("utf8"),
    body,
  };
}

/** Where the framework gives the record behind a page. */
function dataPath(path: string): string {
  const [bare, query] = path.split("?") as [string, string | undefined];
  return `${bare === "/" ? "/_root" : bare}.data${query ? `?${query}` : ""}`;
}

async function decoded(body: Uint8Array): Promise<unknown> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(body);
      controller.close();
    },
  });
  try {
    const { value, done } = await decode(stream, {
      plugins: [(type, ...rest) => ({ value: { type, rest } })],
    });
    await done;
    return value;
  } catch {
    return null;
  }
}

function choicesOf(form: PageForm, here: string): string[] {
  if (form.method !== "get" || !form.action.startsWith("/"))
    return form.method === "get" ? [here] : [form.action];
  const bare = form.action.split("?")[0]!;
  const usual = form.fields
    .filter(({ kind, name }) => kind !== "button" && name !== "")
    .filter(({ kind, checked }) => (kind !== "checkbox" && kind !== "radio") || checked)
    .map(({ name, value }) => [name, typed[name]?.[0] ?? value] as [string, string]);
  const found = new Set<string>();
  for (const { name, kind, options, value } of form.fields) {
    const values =
      kind === "select" ? options : kind === "text" || kind === "search" ? (typed[name] ?? []) : [value];
    for (const choice of values) {
      const others = usual.filter(([other]) => other !== name);
      found.add(`${bare}?${new URLSearchParams([...others, [name, choice]])}`);
      found.add(`${bare}?${new URLSearchParams([[name, choice]])}`);
    }
  }
  return [...found];
}

export type Figure = { at: string; value: number };

/** Every number in a record, with the names it stands under; places in lists are left out of the name. */
export function figuresIn(data: unknown, at = ""): Figure[] {
  if (typeof data === "number" || typeof data === "bigint") return [{ at, value: Number(data) }];
  if (Array.isArray(data)) return data.flatMap((one) => figuresIn(one, `${at}[]`));
  if (data instanceof Map) return [...data].flatMap(([key, one]) => figuresIn(one, `${at}.${String(key)}`));
  if (data !== null && typeof data === "object")
    return Object.entries(data).flatMap(([key, one]) => figuresIn(one, at === "" ? key : `${at}.${key}`));
  return [];
}

/** Every text in a record, and every piece of text of a page. */
export function textsIn({ data, text }: Pick<Answer, "data" | "text">): string[] {
  return [...stringsIn(data), ...text.split(/<[^>]*>|\\"/).map((piece) => piece.trim())].filter(Boolean);
}

function stringsIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  if (data instanceof Map) return [...data.values()].flatMap(stringsIn);
  if (data !== null && typeof data === "object")
    return [...Object.keys(data), ...Object.values(data).flatMap(stringsIn)];
  return [];
}

/** Everything in a record that has these names, wherever it stands. */
export function partsWith<Part>(data: unknown, ...keys: readonly string[]): Part[] {
  if (data === null || typeof data !== "object") return [];
  const inside = Object.values(data).flatMap((one) => partsWith<Part>(one, ...keys));
  return keys.every((key) => key in data) ? [data as Part, ...inside] : inside;
}
