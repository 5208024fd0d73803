import { beforeAll, describe, expect, it } from "vitest";
import "~/jobs.server";
import type { Actor } from "~/platform/access/actor";
import { systemActor } from "~/platform/access/actor";
import { read } from "~/platform/access/transaction.server";
import { readSettings } from "~/platform/db/settings.server";
import { action, loader as changeLoader } from "~/features/needs/pages/rule-change";
import { loader as needsLoader } from "~/features/needs/pages/needs";
import { loader as rulesLoader } from "~/features/needs/pages/rule-set";
import { leavesOf, replaceLeaves } from "~/features/needs/rules/leaves";
import { ruleSet1 } from "~/features/needs/rules/rule-set-1";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";

useDatabase();

let analyst: Actor;
beforeAll(async () => {
  analyst = await makeActor("bappeda_analyst");
});

const visit = async (path: string, actor: Actor, form?: FormData) => {
  const settings = await read(systemActor, readSettings);
  const request = new Request(`http://portal.test${path}`);
  return { request, params: {}, context: { actor, settings, form } } as never;
};

/** The form as the page shows it, with every comparison as it stands. */
function formOf(need: string, version: number): FormData {
  const rule = ruleSet1.needs.find((one) => one.need === need)!;
  const form = new FormData();
  form.set("version", String(version));
  for (const { path, condition } of leavesOf(rule)) {
    if ("in" in condition) for (const word of condition.in) form.append(path, word);
    else
      for (const name of ["from", "to", "below"] as const)
        if (condition[name] !== undefined) form.set(`${path}-${name}`, String(condition[name]));
  }
  return form;
}

describe("the rules of needs, read and changed by Bappeda", () => {
  it("are shown in words with their version", async () => {
    const found = await rulesLoader(await visit("/rule-set", analyst));
    expect(found).toMatchObject({ current: 1, mayChange: true });
    expect(found.rules.needs).toHaveLength(18);
  });

  it("open for change one need at a time", async () => {
    const { rule, version } = await changeLoader(await visit("/rule-set/change?need=water", analyst));
    expect(rule.need).toBe("water");
    expect(version).toBe(1);
  });

  it("refuse a change without a reason, without an answer, or that changes nothing", async () => {
    const silent = formOf("water", 1);
    expect(await action(await visit("/rule-set/change?need=water", analyst, silent))).toMatchObject({
      data: { errors: { note: "note_missing" } },
      init: { status: 422 },
    });
    const empty = formOf("water", 1);
    empty.set("note", "Coba");
    empty.delete("q1");
    expect(await action(await visit("/rule-set/change?need=water", analyst, empty))).toMatchObject({
      data: { errors: { q1: "words_missing" } },
    });
  });

  it("become a new version when a limit changes, and refuse whoever looked at the old one", async () => {
    const form = formOf("care.elderly", 1);
    form.set("q0-from", "65");
    form.set("note", "Lansia mulai 65 tahun menurut keputusan TKPKD");
    const answer = await action(await visit("/rule-set/change?need=care.elderly", analyst, form));
    expect((answer as unknown as Response).status).toBe(302);
    const found = await rulesLoader(await visit("/rule-set", analyst));
    expect(found.current).toBe(2);
    expect(found.rules.needs.find((rule) => rule.need === "care.elderly")!.questions).toEqual([
      { field: "member.age", from: 65 },
    ]);
    form.set("q0-from", "66");
    expect(await action(await visit("/rule-set/change?need=care.elderly", analyst, form))).toMatchObject({
      data: { errors: { note: "rule_set_changed" } },
      init: { status: 409 },
    });
  });

  it("keep every comparison in its place", () => {
    for (const rule of ruleSet1.needs) {
      const same = new Map(leavesOf(rule).map(({ path, condition }) => [path, condition]));
      expect(replaceLeaves(rule, same)).toEqual(rule);
      expect(same.size).toBe(leavesOf(rule).length);
    }
  });
});

describe("counts of needs", () => {
  it("list all eighteen needs, also where nobody has them", async () => {
    const { needs } = await needsLoader(await visit("/needs", analyst));
    expect(needs).toHaveLength(18);
    expect(needs[0]).toEqual({ code: "housing", unknown: 0, open: 0, engaged: 0, met: 0 });
  });
});
