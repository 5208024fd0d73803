import type { Actor } from "~/platform/access/actor";
import { systemActor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { agency, partner } from "~/features/accounts/schema";
import type { AgencyKind } from "~/features/accounts/rules";
import { makeActor } from "./actors";

export type Office = { id: string; operator: Actor; head: Actor };

/** A regional agency in Kabupaten Bekasi with an operator and a head. */
export async function makeOffice(kind: AgencyKind, name = `Dinas Contoh ${kind}`): Promise<Office> {
  const id = newId();
  await writeAs(systemActor, "agency.manage", (tx) =>
    tx.insert(agency).values({ id, code: id.slice(-8), name, kind, region: "32.16" }),
  );
  return {
    id,
    operator: await makeActor("agency_operator", { agencyId: id }),
    head: await makeActor("agency_head", { agencyId: id }),
  };
}

/** An admitted partner with one account. */
export async function makePartner(name = "PT Contoh Lestari"): Promise<{ id: string; actor: Actor }> {
  const id = newId();
  await writeAs(systemActor, "partner.admit", (tx) =>
    tx.insert(partner).values({
      id,
      kind: "company",
      name,
      region: "32.16",
      contactName: "Contoh",
      contactEmail: `${id}@contoh.test`,
      state: "admitted",
      appliedOn: "2023-01-02",
    }),
  );
  return { id, actor: await makeActor("partner", { partnerId: id }) };
}
