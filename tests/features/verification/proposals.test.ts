import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/platform/access/actor";
import { Forbidden, NotFound } from "~/platform/access/errors";
import { read } from "~/platform/access/transaction.server";
import { household, member } from "~/features/households/schema";
import {
  proposeHousehold,
  refuseProposal,
  type ProposedFamily,
} from "~/features/verification/proposal-commands.server";
import { exclusion } from "~/features/verification/schema";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";
import { makeHouseholds, nextVillage, stateOf } from "./village";

const village = "32.16.18.2003";
const family: ProposedFamily = {
  villageCode: village,
  address: "Kampung Contoh",
  rt: "003",
  rw: "001",
  ground: "Rumah rusak, belum pernah didata",
  nik: "3216 1815 0580 9001",
  kkNumber: "",
  head: { name: "Sumiati Contoh", relationship: "head", sex: "male", birthDate: "1980-05-15" },
  others: [{ name: "Anak Contoh", relationship: "child", sex: "female", birthDate: "2015-02-01" }],
};

describe("proposals of missing families", () => {
  useDatabase();
  let head: Actor;
  let officer: Actor;

  beforeAll(async () => {
    head = await makeActor("neighbourhood", { scope: village });
    officer = await makeActor("village_officer", { scope: village });
  });

  test("the head of an RT puts a family forward and sees this one only", async () => {
    await makeHouseholds(village, 2);
    const id = await proposeHousehold(head, family);
    expect(await stateOf(id)).toBe("proposed");
    const seen = await read(head, (tx) =>
      tx.select({ id: household.id, size: household.size }).from(household),
    );
    expect(seen).toEqual([{ id, size: 2 }]);
    const people = await read(head, (tx) => tx.select({ masked: member.nikMasked }).from(member));
    expect(people.map((one) => one.masked).sort()).toEqual(["3216••••••••••01", null]);
  });

  test("a person of the same number is not put forward twice", async () => {
    await expect(proposeHousehold(officer, family)).rejects.toEqual(
      expect.objectContaining({ name: "RuleBroken", code: "nik_taken" }),
    );
  });

  test("a family without any number may be put forward", async () => {
    expect(await stateOf(await proposeHousehold(head, { ...family, nik: "" }))).toBe("proposed");
  });

  test("nobody puts a family forward in another village", async () => {
    await expect(proposeHousehold(head, { ...family, nik: "", villageCode: nextVillage })).rejects.toThrow(
      Forbidden,
    );
  });

  test("the village refuses for one reason, which the proposer reads; not one's own proposal", async () => {
    const [listed] = await makeHouseholds(village, 1);
    const id = await proposeHousehold(head, { ...family, nik: "" });
    await expect(refuseProposal(head, id, { reason: "not_resident" })).rejects.toThrow(Forbidden);
    await refuseProposal(officer, id, { reason: "duplicate", survivorId: listed! });
    expect(await stateOf(id)).toBe("ineligible");
    const reasons = await read(head, (tx) => tx.select({ reason: exclusion.reason }).from(exclusion));
    expect(reasons).toEqual([{ reason: "duplicate" }]);
    const own = await proposeHousehold(officer, { ...family, nik: "" });
    await expect(refuseProposal(officer, own, { reason: "not_resident" })).rejects.toThrow(Forbidden);
    const other = await makeActor("neighbourhood", { scope: village });
    await expect(refuseProposal(other, id, { reason: "not_resident" })).rejects.toThrow(NotFound);
  });
});
