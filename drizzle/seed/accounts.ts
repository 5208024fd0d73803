import type { Actor, SignedInRole } from "~/platform/access/actor";
import { newId } from "~/platform/db/id";
import type { Tx } from "~/platform/access/transaction.server";
import { account, agency, partner } from "~/features/accounts/schema";
import { hashPassword } from "~/features/accounts/password.server";
import { insertMany } from "./bulk";

/** All demo accounts share one password; the sign-in page of a demo offers them with one press. */
export const demoPassword = "contoh-rumah-besar";

export type SeedAccount = typeof account.$inferInsert & { role: SignedInRole };
export type SeedAgency = { code: string; name: string; kind: string };
export type SeedPartner = {
  name: string;
  kind: "company" | "state_enterprise" | "civil_service_corps" | "armed_forces" | "foundation" | "community";
  sector: string;
  state: "applied" | "admitted" | "refused";
  reason?: string;
};

/** Collects the people and offices of a demo under addresses that can never exist. */
export class Cast {
  readonly accounts: SeedAccount[] = [];
  readonly agencies: (typeof agency.$inferInsert)[] = [];
  readonly partners: (typeof partner.$inferInsert)[] = [];
  private readonly used = new Map<string, number>();

  constructor(
    private readonly scenario: string,
    private readonly region: string,
    private readonly today: string,
  ) {}

  /**
   * Adds a person. With several of one role in one place the address carries a number: `agency-operator-2@…`. `at` puts
   * those whom nobody needs to play (one officer for each village) on an address that the sign-in page leaves out.
   */
  add(role: SignedInRole, name: string, where: Partial<SeedAccount> = {}, at?: string): string {
    const id = newId();
    const base = role.replaceAll("_", "-");
    const host = this.scenario.replaceAll("_", "-");
    const number = (this.used.get(base) ?? 0) + 1;
    if (at === undefined) this.used.set(base, number);
    const local = at ?? (number === 1 ? base : `${base}-${number}`);
    const email = at === undefined ? `${local}@${host}.test` : `${local}@wilayah.${host}.test`;
    this.accounts.push({ id, email, name, role, scope: this.region, locale: "id", ...where });
    return id;
  }

  /** Somebody who was invited and has not set a password yet. */
  invite(role: SignedInRole, name: string, at: string): void {
    this.add(role, name, { passwordHash: null }, at);
  }

  agency(office: SeedAgency): string {
    const id = newId();
    this.agencies.push({ id, region: this.region, ...office });
    return id;
  }

  partner(one: SeedPartner, decidedBy: string | null): string {
    const id = newId();
    const decided = one.state !== "applied";
    const plain = one.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    this.partners.push({
      id,
      region: this.region,
      address: "Kawasan Contoh Blok A-1",
      contactName: `Bagian Hubungan Masyarakat ${one.name}`,
      contactEmail: `tjsl@${plain}.test`,
      appliedOn: `${this.today.slice(0, 4)}-02-14`,
      decidedBy: decided ? decidedBy : null,
      decidedOn: decided ? `${this.today.slice(0, 4)}-02-20` : null,
      reason: one.reason ?? null,
      ...one,
    });
    return id;
  }

  /** The person as the doors of the portal know them, to act as them. */
  actor(id: string): Actor {
    const found = this.accounts.find((one) => one.id === id);
    if (!found) throw new Error(`Nobody in the cast has the id ${id}.`);
    const { name, role, scope, agencyId = null, partnerId = null } = found;
    return { accountId: id, name, role, scope, agencyId, partnerId, key: id };
  }

  async save(tx: Tx): Promise<void> {
    const passwordHash = await hashPassword(demoPassword);
    await insertMany(tx, agency, this.agencies);
    await insertMany(tx, partner, this.partners);
    await insertMany(
      tx,
      account,
      this.accounts.map((one) => ({ passwordHash, ...one })),
    );
  }
}
