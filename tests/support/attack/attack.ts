import { type Ids, badRequest, encode, formPost, fresh, queryNames } from "./requests";
import { type Person, patternOf, signIn } from "./crawl";
import { sensibleFilling } from "./forms";
import { scriptPayloads, sqlPayloads } from "./payloads";
import { randomFrom } from "./random";
import { type Answer, type Bad, leak, type sender } from "./send";

type Send = ReturnType<typeof sender>["send"];
export type Fault = { kind: "5xx" | "no answer" | "leak" | "slow" | "script" | "steered"; text: string };
export type Tally = {
  sent: number;
  ms: number;
  byStatus: Map<number, number>;
  /** time by kind of page, in milliseconds */
  spent: Map<string, { n: number; ms: number; most: number }>;
  faults: Fault[];
};

type Plan = {
  send: Send;
  persons: Person[];
  ids: Ids;
  /** how many requests the random part sends; the sweeps with injections come on top */
  count: number;
  seed: number;
  workers: number;
  /** share of the injection sweeps that is run, 0 to 1 */
  sweeps?: number;
  /** how many people of a role look at each kind of page for scripts, at the end; more than one looks before the random part too */
  looks?: number;
  say?: (line: string) => void;
};

/** The whole attack: injections into queries and fields, scripts into texts and a look at what shows them, then chance. */
export async function attack(plan: Plan): Promise<Tally> {
  const tally: Tally = { sent: 0, ms: 0, byStatus: new Map(), spent: new Map(), faults: [] };
  const began = performance.now();
  const share = plan.sweeps ?? 1;
  const say = (what: string) =>
    plan.say?.(
      `${what}: ${tally.sent} sent, ${tally.faults.length} faults, ${Math.round((performance.now() - began) / 1000)} s`,
    );
  await sendAll(plan, tally, sqlInQueries(plan, share));
  say("queries with SQL");
  await sendAll(plan, tally, sqlInFields(plan, share));
  say("fields with SQL");
  await sendAll(plan, tally, scriptsInFields(plan, share));
  say("fields with scripts");
  if (plan.looks !== 1) await lookForScripts(plan, tally);
  say("pages looked at");
  await sendAll(plan, tally, chance(plan));
  await lookForScripts(plan, tally);
  tally.ms = performance.now() - began;
  return tally;
}

type Shot = { person: Person; bad: Bad };

async function sendAll(plan: Plan, tally: Tally, shots: Iterator<Shot>): Promise<void> {
  await Promise.all(
    Array.from({ length: plan.workers }, async () => {
      for (let next = shots.next(); !next.done; next = shots.next()) {
        const { person, bad } = next.value;
        const answer = await plan.send(bad);
        await judge(plan, tally, bad, answer);
        if (person.email && endsSession(bad, answer)) person.cookie = await signIn(plan.send, person.email);
      }
    }),
  );
}

/** Signed out, or the session was ended by a form: the next request needs a new one. */
function endsSession(bad: Bad, answer: Answer): boolean {
  if (/^\/(sign-out|sign-in|account\/(sessions|password))/.test(bad.path) && bad.method === "POST")
    return true;
  const to = [answer.headers.location ?? ""].flat()[0]!;
  return answer.status === 302 && to.startsWith("/sign-in?next=");
}

async function judge(plan: Plan, tally: Tally, bad: Bad, answer: Answer): Promise<void> {
  if (answer.status === -1) return;
  tally.sent++;
  const pattern = patternOf(bad.path.split("?")[0]!.replace(/\.data$/, "")) ?? "*";
  const spent = tally.spent.get(pattern) ?? { n: 0, ms: 0, most: 0 };
  tally.spent.set(pattern, {
    n: spent.n + 1,
    ms: spent.ms + answer.ms,
    most: Math.max(spent.most, answer.ms),
  });
  tally.byStatus.set(answer.status, (tally.byStatus.get(answer.status) ?? 0) + 1);
  const what = `${answer.status} ${bad.method} ${bad.path.slice(0, 160)} – ${bad.why.slice(0, 160)}`;
  const fault = (found: Fault) => {
    tally.faults.push(found);
    plan.say?.(`  ${found.kind}: ${found.text}`);
  };
  if (answer.status >= 500) fault({ kind: "5xx", text: what });
  if (answer.status === 0) fault({ kind: "no answer", text: `${what} ${answer.body}` });
  const told = answer.body.match(leak);
  if (told) fault({ kind: "leak", text: `${what}: ${told[0]}` });
  if (answer.ms > 3000 && (bad.path + bad.why + String(bad.body ?? "")).includes("pg_sleep")) {
    // Slow for other reasons too while everything is busy: asked again alone before it is believed.
    const again = await plan.send(bad);
    if (again.ms > 4500) fault({ kind: "slow", text: `${what}: ${Math.round(again.ms)} ms` });
  }
  if (runsScript(answer)) fault({ kind: "script", text: `${what}: ${runsScript(answer)}` });
}

/** A typed script that stands in the page as a script would: as a tag, or after a quote that ends an attribute. */
export function runsScript({ headers, body }: Pick<Answer, "headers" | "body">): string | null {
  if (!String(headers["content-type"] ?? "").startsWith("text/html")) return null;
  // Inside a script of the page itself quotes end nothing; only a closing tag would.
  const outside = body.replace(/<script nonce="[^"]*"[^>]*>[\s\S]*?<\/script>/g, "");
  const found =
    body.match(/<script>xss/) ??
    outside.match(/<(?:script|svg|img)[^>]{0,40}xss\w*\(/) ??
    outside.match(/["'] autofocus onfocus=xss\w*\(/) ??
    outside.match(/(?:href|src|action)="\s*javascript:/i);
  return found ? found.input!.slice(Math.max(0, found.index! - 60), found.index! + 80) : null;
}

function* chance(plan: Plan): Generator<Shot> {
  const random = randomFrom(plan.seed);
  for (let n = 0; n < plan.count; n++) {
    if (plan.say && n > 0 && n % 10_000 === 0) plan.say(`${n} by chance`);
    const person = random.pick(plan.persons);
    yield { person, bad: badRequest(random, person, plan.ids) };
  }
}

/** Every payload in every name of a query, on every page that a person has seen. */
function* sqlInQueries(plan: Plan, share: number): Generator<Shot> {
  const random = randomFrom(plan.seed + 1);
  const done = new Set<string>();
  for (const person of plan.persons)
    for (const [pattern, [path]] of person.seen) {
      if (done.has(pattern) || !path || /sign-out/.test(pattern)) continue;
      done.add(pattern);
      const offered = person.forms
        .filter(({ form }) => form.method === "get" && patternOf(form.action) === pattern)
        .flatMap(({ form }) => form.fields.map((field) => field.name));
      for (const name of new Set([...offered, ...queryNames])) {
        if (!random.chance(share)) continue;
        // All payloads where the page offers the field, one where it may only happen to read it.
        const payloads = offered.includes(name) ? sqlPayloads : [random.pick(sqlPayloads)];
        for (const payload of payloads)
          yield {
            person,
            bad: {
              method: "GET",
              path: `${encodeURI(path.split("?")[0]!)}?${name}=${encode(payload)}`,
              headers: { cookie: person.cookie },
              why: `SQL in ${name}`,
            },
          };
      }
    }
}

function* sqlInFields(plan: Plan, share: number): Generator<Shot> {
  const random = randomFrom(plan.seed + 2);
  for (const { person, form, name } of eachField(plan, 1))
    for (const payload of sqlPayloads) {
      if (!random.chance(share)) continue;
      const filled = fresh(sensibleFilling(form)).map(([n, v]): [string, string] => [
        n,
        n === name ? payload : v,
      ]);
      yield {
        person,
        bad: formPost(random, form, filled, { cookie: person.cookie }, `SQL in ${name}: ${payload}`),
      };
    }
}

function* scriptsInFields(plan: Plan, share: number): Generator<Shot> {
  const random = randomFrom(plan.seed + 3);
  let mark = 0;
  for (const { person, form, name } of eachField(plan, 1)) {
    if (!random.chance(share)) continue;
    for (const payload of scriptPayloads(String(++mark))) {
      const filled = fresh(sensibleFilling(form)).map(([n, v]): [string, string] => [
        n,
        n === name ? payload : v,
      ]);
      yield { person, bad: formPost(random, form, filled, { cookie: person.cookie }, `script in ${name}`) };
    }
  }
}

/** Each field of each kind of form, at most so often; the language switch stands on every page. */
function* eachField(plan: Plan, most: number) {
  const times = new Map<string, number>();
  for (const person of plan.persons)
    for (const { form } of person.forms)
      for (const name of new Set(form.fields.map((field) => field.name))) {
        // A form with a row for each family asks the same thing of each.
        const kind = `${patternOf(form.action) ?? form.action} ${name.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, "#")}`;
        const before = times.get(kind) ?? 0;
        if (before >= (form.action.startsWith("/language") ? 1 : most)) continue;
        times.set(kind, before + 1);
        yield { person, form, name };
      }
}

async function lookForScripts(plan: Plan, tally: Tally): Promise<void> {
  await sendAll(
    plan,
    tally,
    (function* (): Generator<Shot> {
      const times = new Map<string, number>();
      for (const person of plan.persons)
        for (const path of [...person.seen.values()].flat()) {
          const kind = `${person.role} ${patternOf(path)}`;
          const before = times.get(kind) ?? 0;
          times.set(kind, before + 1);
          if (before < (plan.looks ?? 2))
            yield {
              person,
              bad: { method: "GET", path: encodeURI(path), headers: { cookie: person.cookie }, why: "look" },
            };
        }
    })(),
  );
}
