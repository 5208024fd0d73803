import type { Actor, SignedInRole } from "~/platform/access/actor";
import { newId } from "~/platform/db/id";
import { systemActor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import { account } from "~/features/accounts/schema";

/** A person of this role with an account in the database; works in Kabupaten Bekasi unless told otherwise. */
export async function makeActor(role: SignedInRole, overrides: Partial<Actor> = {}): Promise<Actor> {
  const accountId = overrides.accountId ?? newId();
  const actor: Actor = {
    name: `Contoh ${role}`,
    role,
    scope: "32.16",
    agencyId: null,
    partnerId: null,
    key: accountId,
    ...overrides,
    accountId,
  };
  await writeAs(systemActor, "account.invite", (tx) =>
    tx.insert(account).values({
      id: accountId,
      email: `${accountId}@contoh.test`,
      name: actor.name,
      role,
      scope: actor.scope,
      agencyId: actor.agencyId,
      partnerId: actor.partnerId,
    }),
  );
  return actor;
}
