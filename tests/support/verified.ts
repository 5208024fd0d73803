import { systemActor } from "~/platform/access/actor";
import { writeAs } from "~/platform/access/transaction.server";
import { newId } from "~/platform/db/id";
import { household, member } from "~/features/households/schema";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { need } from "~/features/needs/schema";
import { decree, decreeEntry } from "~/features/verification/schema";

export type VerifiedUnit = { needId: string; householdId: string; memberId: string | null; region: string };

type Wanted = {
  need: NeedCode;
  /** How many families in which village. */
  villages: Record<string, number>;
  head?: Partial<typeof member.$inferInsert>;
  facts?: Record<string, string>;
};

/** Households on a decree valid through 2023, each with one open need; the head is the member who has it. */
export async function seedVerified({ need: code, villages, head, facts }: Wanted): Promise<VerifiedUnit[]> {
  const decreeId = newId();
  const units = Object.entries(villages).flatMap(([region, count]) =>
    Array.from({ length: count }, () => ({ region, householdId: newId(), headId: newId(), needId: newId() })),
  );
  await writeAs(systemActor, "need.derive", async (tx) => {
    await tx.insert(decree).values({
      id: decreeId,
      region: "32.16",
      state: "recorded",
      number: `SK ${decreeId}`,
      decreedOn: "2023-01-31",
      signer: "Bupati",
      validFrom: "2023-02-01",
      validTo: "2023-12-31",
      draftedBy: newId(),
      draftedOn: "2023-01-30",
    });
    if (units.length === 0) return;
    await tx.insert(household).values(
      units.map(({ householdId, region }) => ({
        id: householdId,
        region,
        caseCode: householdId.slice(-12),
        state: "decreed",
        headName: "Contoh",
        decile: "1",
        dataSource: "p3ke",
        firstListedOn: "2023-01-02",
        facts: { house_status: "owned", land_title: "yes", ...facts },
      })),
    );
    await tx.insert(member).values(
      units.map(({ householdId, headId, region }) => ({
        id: headId,
        householdId,
        region,
        name: "Contoh",
        isHead: true,
        sex: "male",
        birthDate: "1990-01-01",
        memberClass: "productive",
        ...head,
      })),
    );
    await tx.insert(need).values(
      units.map(({ householdId, headId, needId, region }) => ({
        id: needId,
        householdId,
        memberId: needCatalogue[code].recipient === "member" ? headId : null,
        region,
        code,
        state: "open",
        asOf: "2023-02-01",
        openSince: "2023-02-01",
        source: "visit",
        ruleVersion: 1,
      })),
    );
    await tx
      .insert(decreeEntry)
      .values(
        units.map(({ householdId, region }, i) => ({ decreeId, householdId, region, annexNumber: i + 1 })),
      );
  });
  return units.map(({ needId, householdId, headId, region }) => ({
    needId,
    householdId,
    memberId: needCatalogue[code].recipient === "member" ? headId : null,
    region,
  }));
}
