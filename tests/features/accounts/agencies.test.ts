import { describe, expect, test } from "vitest";
import { addAgency, changeAgency } from "~/features/accounts/agency-commands.server";
import { inviteAccount } from "~/features/accounts/invitations.server";
import { listAgencies, listAllAgencies } from "~/features/accounts/queries.server";
import { Forbidden, RuleBroken } from "~/platform/access/errors";
import { makeActor } from "#tests/support/actors";
import { useDatabase } from "#tests/support/database";

describe("the offices of the region", () => {
  useDatabase();
  const terms = { name: "Dinas Perumahan Contoh", code: "DISPERKIM", kind: "housing" as const, active: true };

  test("the administrator adds one, and operators and heads are invited for it", async () => {
    const administrator = await makeActor("administrator");
    const agencyId = await addAgency(administrator, terms);
    await inviteAccount(administrator, {
      email: "operator@dinas.test",
      name: "Operator",
      role: "agency_operator",
      scope: "32.16",
      agencyId,
    });
    expect(await listAllAgencies(administrator)).toMatchObject([{ id: agencyId, ...terms, accounts: 1 }]);
    await expect(addAgency(administrator, { ...terms, code: "disperkim" })).rejects.toEqual(
      expect.objectContaining(new RuleBroken("agency_code_taken")),
    );
  });

  test("one that is retired can no longer be chosen, and keeps its name on what it did", async () => {
    const administrator = await makeActor("administrator");
    const [office] = await listAllAgencies(administrator);
    await changeAgency(administrator, office!.id, { ...terms, active: false });
    expect(await listAgencies(administrator)).toEqual([]);
    expect((await listAllAgencies(administrator)).map(({ name }) => name)).toEqual([terms.name]);
  });

  test("nobody else shapes the offices", async () => {
    for (const role of ["bappeda_head", "registrar", "agency_head"] as const)
      await expect(addAgency(await makeActor(role), { ...terms, code: "LAIN" })).rejects.toThrow(Forbidden);
  });
});
