import { sql } from "drizzle-orm";
import { newId } from "~/platform/db/id";
import type { Tx } from "~/platform/access/transaction.server";
import { Cast } from "./accounts";
import { castBekasi, type Company } from "./bekasi-cast";
import { playBekasiYear } from "./bekasi-year";
import { addAwkwardCases } from "./awkward-cases";
import { placeFamilies, recordDecree, type Officers, type Stage, type VillagePlan } from "./chain";
import { newFamily, type SeedFamily } from "./families";
import { recordList, type ListDecree } from "./list";
import { createPeople, shiftDays, type People } from "./people";
import { chooseExcluded } from "./exclusions";
import { openStage, readVillages, type Village } from "./stage";
import { recordPhotos } from "./visits";

const code = "bekasi_rutilahu";
const regency = "32.16";
const today = "2023-07-03";
const households = 3_961;
const listedOn = "2023-02-06";
const decreedOn = "2023-04-05";

/** How far each kecamatan has come by the middle of the year; those not named are on the decree. */
const stages: Record<string, { stage: Stage; meetingOn: string }> = {
  "32.16.01": { stage: "announced", meetingOn: "2023-06-19" },
  "32.16.02": { stage: "announced_ripe", meetingOn: "2023-06-05" },
  "32.16.03": { stage: "regency_reviewed", meetingOn: "2023-06-20" },
  "32.16.04": { stage: "review_proposed", meetingOn: "2023-06-22" },
  "32.16.05": { stage: "district_reviewed", meetingOn: "2023-06-24" },
  "32.16.14": { stage: "minuted", meetingOn: "2023-06-28" },
  "32.16.16": { stage: "open", meetingOn: "2023-07-02" },
  "32.16.21": { stage: "visiting", meetingOn: "2023-07-10" },
};
/** Single villages that lag behind their kecamatan: each delays its own families only. */
const laggards: Record<string, { stage: Stage; meetingOn: string }> = {
  "32.16.06.2001": { stage: "minuted", meetingOn: "2023-06-27" },
  "32.16.13.2004": { stage: "visiting", meetingOn: "2023-07-10" },
  "32.16.14.2002": { stage: "returned", meetingOn: "2023-06-26" },
  "32.16.16.2003": { stage: "enumerated", meetingOn: "2023-07-10" },
  "32.16.17.2002": { stage: "visiting", meetingOn: "2023-07-10" },
  "32.16.21.2003": { stage: "listed", meetingOn: "2023-07-10" },
};
const setu = "32.16.18";
const burangkeng = "32.16.18.2003";

/** S3: house visits and an industrial estate. Kabupaten Bekasi on 3 July 2023. */
export async function loadBekasi(): Promise<void> {
  await openStage(
    {
      mode: "demo",
      region: regency,
      regionName: "Kabupaten Bekasi",
      businessDate: today,
      timeZone: "Asia/Jakarta",
    },
    2023,
  );
  const { villages, placeOf } = await readVillages(regency);
  const people = createPeople({ seed: 3216_2023, today });
  const cast = new Cast(code, regency, today);
  const company = castBekasi(cast, villages);
  const decree: ListDecree = {
    id: newId(),
    number: "400.9/Kep.112-Dinsos/2023",
    on: decreedOn,
    until: "2024-04-04",
    signer: "Bupati (contoh)",
    draftedOn: "2023-04-03",
  };
  const plans = planVillages(people, villages, decree);
  const cases = addAwkwardCases(plans, { village: burangkeng, today });
  const excluded = chooseExcluded(people.random, plans, new Set(Object.values(cases)));
  placeFamilies(people.random, plans, excluded);
  await recordList({
    cast,
    people,
    officers: company.officers,
    today,
    plans,
    excluded,
    proposals: addProposals(people, company),
    imported: {
      region: regency,
      dataYear: 2022,
      fileName: "P3KE-32.16-2022-contoh.xlsx",
      handoverReference: "BAST/012/P3KE/2023",
      placeOf,
    },
    decrees: [decree],
    besides: async (tx, families) => {
      const ofSetu = villages.filter((village) => village.district === setu).map((village) => village.code);
      await recordPhotos(tx, ofSetu, (village) => cast.actor(company.officers.village(village)));
      await recordOldDecree(tx, families, company.officers);
    },
  });
  await playBekasiYear(cast, company, { today });
}

/** Families over the villages, more where a kecamatan is large, and exactly as many as the list has. */
function planVillages(
  people: People,
  villages: readonly Village[],
  decree: { id: string; on: string },
): VillagePlan[] {
  const { random } = people;
  const proposed = 12;
  const weights = villages.map((village) => (village.district === setu ? 1.1 : 0.4 + random.next() * 1.2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const counts = weights.map((weight) => Math.max(3, Math.floor((weight / sum) * (households - proposed))));
  for (let at = 0; counts.reduce((total, count) => total + count, 0) !== households - proposed; at++) {
    const missing = households - proposed - counts.reduce((total, count) => total + count, 0);
    counts[at % counts.length]! += Math.sign(missing);
  }
  return villages.map((village, at) => {
    const known = laggards[village.code] ?? stages[village.district];
    const meetingOn = known?.meetingOn ?? shiftDays("2023-03-06", random.whole(0, 10));
    return {
      code: village.code,
      name: village.name,
      stage: known?.stage ?? "decreed",
      meetingOn,
      families: Array.from({ length: counts[at]! }, () =>
        newFamily(random, people.household(village.code), listedOn),
      ),
      ...(known === undefined ? { decree } : {}),
    };
  });
}

function addProposals(people: People, company: Company): SeedFamily[] {
  return Array.from({ length: 12 }, (_, at) => {
    const village = at < 7 ? burangkeng : "32.16.21.2001";
    const one = newFamily(
      people.random,
      people.household(village),
      shiftDays(today, -people.random.whole(2, 20)),
    );
    one.state = "proposed";
    one.proposedBy = company.neighbourhood[at < 7 ? 0 : 1]!;
    return one;
  });
}

/** Last year's decree ended yesterday; a few families were on it and not yet on this year's. */
async function recordOldDecree(tx: Tx, families: readonly SeedFamily[], officers: Officers): Promise<void> {
  const covered = families
    .filter((one) => one.family.village === "32.16.13.2004" && one.state === "listed")
    .slice(0, 4);
  const id = newId();
  await recordDecree(
    tx,
    {
      id,
      region: regency,
      state: "recorded",
      number: "400.9/Kep.87-Dinsos/2022",
      decreedOn: "2022-07-03",
      signer: "Bupati (contoh)",
      validFrom: "2022-07-03",
      validTo: "2023-07-02",
      draftedBy: officers.registrar,
      draftedOn: "2022-06-28",
      recordedBy: officers.head,
    },
    covered,
  );
  const ids = covered.map((one) => one.id);
  await tx.execute(sql`update household set state = 'expired', first_decreed_on = '2022-07-03', first_listed_on = '2022-05-12'
    where id = any(${sql.param(ids)}::uuid[])`);
}
