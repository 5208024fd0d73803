import type { Tx } from "~/platform/access/transaction.server";
import type { Cast } from "./accounts";
import { recordChain, recordDecree, type Excluding, type Officers, type VillagePlan } from "./chain";
import { chainLog } from "./chain-log";
import { registerFamilies, type ImportFacts, type SeedFamily } from "./families";
import type { People } from "./people";
import { analyseTables, asSystem, deriveEverything, logActs } from "./stage";
import { planVisits, recordVisits, type VisitOdds } from "./visits";

/** A recorded decree; the families that name its id are its annex. */
export type ListDecree = {
  id: string;
  number: string;
  on: string;
  /** Last day of its validity. */
  until: string;
  signer: string;
  draftedOn: string;
};

export type List = {
  cast: Cast;
  people: People;
  officers: Officers;
  /** 'YYYY-MM-DD', the day of the demo. */
  today: string;
  plans: readonly VillagePlan[];
  excluded: Map<SeedFamily, Excluding>;
  /** Families put forward that no village has spoken of yet. */
  proposals: readonly SeedFamily[];
  imported: Omit<ImportFacts, "importedBy" | "today">;
  decrees: readonly ListDecree[];
  odds?: VisitOdds;
  /** What else happened to these families, in the same transaction. */
  besides?: (tx: Tx, families: readonly SeedFamily[]) => Promise<void>;
};

/** Writes a whole list in bulk, from the import to its decrees, and derives what every family lacks. */
export async function recordList(list: List): Promise<void> {
  const { officers, plans, excluded, today, people } = list;
  const region = list.imported.region;
  const families = plans.flatMap((plan) => plan.families).concat(list.proposals);
  const annexes = annexesOf(list);
  await asSystem(async (tx) => {
    await list.cast.save(tx);
    await registerFamilies(tx, families, { ...list.imported, importedBy: officers.registrar, today });
    await recordVisits(tx, people.random, planVisits(plans, excluded, officers), today, list.odds);
    await recordChain(tx, people.random, plans, excluded, officers);
    for (const { decree, annex } of annexes) {
      const { id, number, signer, on: decreedOn, until: validTo, draftedOn } = decree;
      const signed = { number, signer, decreedOn, validFrom: decreedOn, validTo };
      const by = { draftedBy: officers.registrar, draftedOn, recordedBy: officers.head };
      await recordDecree(tx, { id, region, state: "recorded", ...signed, ...by }, annex);
    }
    await list.besides?.(tx, families);
    await logActs(tx, chainLog(plans, officers, region, families.length));
  });
  await analyseTables("household", "member", "source_row", "assessment", "decree_entry");
  await deriveEverything(today);
  await analyseTables("need");
}

/** The families of each decree, who from its day on are verified. */
function annexesOf({ plans, decrees }: List): { decree: ListDecree; annex: SeedFamily[] }[] {
  return decrees.map((decree) => {
    const annex = plans
      .filter((plan) => plan.decree?.id === decree.id)
      .flatMap((plan) => plan.families.filter((one) => one.state === "decreed"));
    for (const one of annex) one.firstDecreedOn = decree.on;
    return { decree, annex };
  });
}
