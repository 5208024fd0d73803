import { newId } from "~/platform/db/id";
import { Cast } from "./accounts";
import { addAwkwardCases } from "./awkward-cases";
import { placeFamilies, type Excluding, type Stage, type VillagePlan } from "./chain";
import { excludeFamily } from "./exclusions";
import { newFamily, type SeedFamily } from "./families";
import { castKukar } from "./kukar-cast";
import { coast, lakes, livesFrom } from "./kukar-places";
import { playKukarYear } from "./kukar-year";
import { recordList, type ListDecree } from "./list";
import { createPeople, shiftDays, type People } from "./people";
import { openStage, readVillages, type Village } from "./stage";

const code = "kukar_sembako";
const regency = "64.02";
const today = "2023-11-13";
/** Families on the two decrees together: six times as many as there are parcels. */
const verifiedFamilies = 6_000;
const listedOn = "2023-05-15";
const jahab = "64.02.06.1001";
const badakBaru = "64.02.05.2007";

/** Families found after the decrees walk the chain on a second list of their village: one list at every step. */
const late: Record<string, { stage: Stage; meetingOn: string; families: number }> = {
  [jahab]: { stage: "visiting", meetingOn: "2023-11-20", families: 8 },
  [badakBaru]: { stage: "open", meetingOn: "2023-11-12", families: 6 },
  "64.02.06.1002": { stage: "minuted", meetingOn: "2023-11-08", families: 4 },
  "64.02.05.2001": { stage: "returned", meetingOn: "2023-11-07", families: 3 },
  "64.02.16.2003": { stage: "district_reviewed", meetingOn: "2023-11-03", families: 5 },
  "64.02.02.2003": { stage: "review_proposed", meetingOn: "2023-11-01", families: 4 },
  "64.02.08.2006": { stage: "regency_reviewed", meetingOn: "2023-10-31", families: 4 },
  "64.02.14.1002": { stage: "announced", meetingOn: "2023-10-30", families: 5 },
  "64.02.04.2004": { stage: "announced_ripe", meetingOn: "2023-10-20", families: 4 },
  "64.02.11.2001": { stage: "listed", meetingOn: "2023-11-30", families: 5 },
};

/** S2: more families than parcels. Kutai Kartanegara on 13 November 2023. */
export async function loadKukarSembako(): Promise<void> {
  await openStage(
    {
      mode: "demo",
      region: regency,
      regionName: "Kabupaten Kutai Kartanegara",
      businessDate: today,
      timeZone: "Asia/Makassar",
    },
    2023,
  );
  const { villages, placeOf } = await readVillages(regency);
  const people = createPeople({ seed: 6402_2023, today });
  const cast = new Cast(code, regency, today);
  const company = castKukar(cast, villages);
  const [inland, coastal] = bothDecrees();
  const { plans, excluded } = planVillages(people, villages, (village) =>
    coast.includes(village.district) ? coastal : inland,
  );
  addAwkwardCases(plans, { village: badakBaru, today });
  placeFamilies(people.random, plans, excluded);
  await recordList({
    cast,
    people,
    officers: company.officers,
    today,
    plans,
    excluded,
    proposals: addProposals(people, company.neighbourhood),
    imported: {
      region: regency,
      dataYear: 2022,
      fileName: "P3KE-64.02-2022-contoh.xlsx",
      handoverReference: "BAST/021/P3KE/2023",
      placeOf,
    },
    decrees: [inland, coastal],
    // The list was made for the parcels: whoever does not fear for food was not put on it.
    odds: { worriedAboutFood: 1 },
  });
  await playKukarYear(cast, company, { today });
}

/** The inland kecamatan were ready in summer, the coast two months later. */
function bothDecrees(): [inland: ListDecree, coastal: ListDecree] {
  const decreed = (number: string, on: string, until: string): ListDecree => {
    return { id: newId(), number, on, until, signer: "Bupati (contoh)", draftedOn: shiftDays(on, -4) };
  };
  return [
    decreed("460/Kep.231-Dinsos/2023", "2023-08-14", "2024-08-13"),
    decreed("460/Kep.298-Dinsos/2023", "2023-10-16", "2024-10-15"),
  ];
}

function planVillages(
  people: People,
  villages: readonly Village[],
  decreeOf: (village: Village) => ListDecree,
): { plans: VillagePlan[]; excluded: Map<SeedFamily, Excluding> } {
  const { random } = people;
  const excluded = new Map<SeedFamily, Excluding>();
  const counts = shareOut(people, villages);
  const familyIn = (village: string, on: string) =>
    newFamily(random, livesFrom(random, people.household(village)), on);
  const plans = villages.flatMap((village, at): VillagePlan[] => {
    const { code, name } = village;
    const decree = decreeOf(village);
    const families = Array.from({ length: counts[at]! }, () => familyIn(code, listedOn));
    for (const one of families)
      if (random.chance(0.09)) one.aid.push({ need: null, program: "BLT-DD", origin: "village", year: 2023 });
    if (random.chance(0.35)) {
      const one = familyIn(code, listedOn);
      excluded.set(one, excludeFamily(random, one));
      families.push(one);
    }
    const meetingOn = shiftDays(decree.on, -random.whole(26, 44));
    const list: VillagePlan = { code, name, stage: "decreed", meetingOn, families, decree };
    const later = late[code];
    if (!later) return [list];
    const { stage, families: found } = later;
    const second = Array.from({ length: found }, () => familyIn(code, shiftDays(later.meetingOn, -30)));
    return [list, { code, name, stage, meetingOn: later.meetingOn, families: second, round: 2 }];
  });
  return { plans, excluded };
}

/** How many families each village has on the decrees: more around Tenggarong, fewer at the lakes, 6,000 in all. */
function shareOut({ random }: People, villages: readonly Village[]): number[] {
  const weights = villages.map(({ district }) => (lakes.includes(district) ? 0.7 : 1) + random.next());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const counts = weights.map((weight) => Math.floor((weight / sum) * verifiedFamilies));
  const missing = verifiedFamilies - counts.reduce((total, count) => total + count, 0);
  return counts.map((count, at) => (at < missing ? count + 1 : count));
}

function addProposals(people: People, neighbourhood: string): SeedFamily[] {
  return [3, 9, 14].map((days) => {
    const one = newFamily(people.random, people.household(jahab), shiftDays(today, -days));
    return Object.assign(one, { state: "proposed" as const, proposedBy: neighbourhood });
  });
}
