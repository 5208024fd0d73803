import { beforeAll, describe, expect, it } from "vitest";
import { roles, type SignedInRole } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { readHome } from "~/features/reporting/home-queries.server";
import { taskWaysOf } from "~/features/reporting/tasks.server";
import { pages } from "~/routes";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeOffice, makePartner } from "#tests/support/offices";
import { makeTown } from "./town";

useDatabase();

const scopes: Partial<Record<SignedInRole, string>> = {
  village_officer: "32.16.18.2003",
  neighbourhood: "32.16.18.2003",
  district_officer: "32.16.18",
};

const actorFor = async (role: SignedInRole) => {
  const scope = scopes[role] ?? "32.16";
  if (role === "partner") return makeActor(role, { scope, partnerId: (await makePartner()).id });
  if (role.startsWith("agency"))
    return makeActor(role, { scope, agencyId: (await makeOffice("housing")).id });
  return makeActor(role, { scope });
};

beforeAll(async () => {
  await makeTown([
    { village: "32.16.18.2003", count: 5, need: "housing", openSince: "2023-03-01" },
    { village: "32.16.22.2001", count: 2, need: "skills", openSince: "2023-01-15" },
    { village: "32.16.18.2003", count: 3, need: "water", undecreed: true },
  ]);
});

describe("the home page", () => {
  it.each(roles)("opens for the role %s with tasks, a picture and history", async (role) => {
    const home = await readHome(await actorFor(role));
    expect(home.on).toBe("2023-07-03");
    expect(home.picture.kind).toBeTruthy();
    for (const { count } of home.tasks) expect(count).toBeGreaterThan(0);
  });

  it("tells Bappeda of families to whom nothing was offered, and since when the first of them waits", async () => {
    const home = await readHome(await actorFor("bappeda_analyst"));
    expect(home.tasks).toContainEqual({
      code: "household_forgotten",
      href: "/forgotten",
      count: 7,
      oldest: "2023-01-15",
    });
  });

  it("puts the longest wait first", async () => {
    for (const role of roles) {
      const { tasks } = await readHome(await actorFor(role));
      const dates = tasks.map(({ oldest }) => oldest ?? "9");
      expect(dates).toEqual([...dates].sort());
    }
  });

  it("counts for a village what is of that village", async () => {
    const home = await readHome(await actorFor("village_officer"));
    expect(home.tasks.find(({ code }) => code === "household_to_deliberate")?.count).toBe(3);
    expect(home.picture).toMatchObject({ kind: "house", listed: 8, verified: 5, waiting: 5 });
  });

  it("gives leadership its house without a row of the register", async () => {
    expect((await readHome(await actorFor("executive"))).picture).toMatchObject({
      kind: "house",
      verified: 7,
    });
  });

  it("leads every task to a page that everybody who has the task may enter", async () => {
    const lost: string[] = [];
    const someone = await makeActor("auditor");
    for (const role of roles) {
      const actor = { ...someone, role };
      for (const href of taskWaysOf(actor)) {
        const path = href.split("?")[0]!.slice(1);
        const page = pages.find((one) => one.path === path);
        if (!(page && can(actor, page.enter))) lost.push(`${role} ${href}`);
      }
    }
    expect(lost).toEqual([]);
  });
});
