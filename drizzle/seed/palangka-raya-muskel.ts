import { newId } from "~/platform/db/id";
import { Cast } from "./accounts";
import { castPalangkaRaya } from "./palangka-raya-cast";
import { playPalangkaRayaYear } from "./palangka-raya-year";
import { placeFamilies, type Excluding, type Stage, type VillagePlan } from "./chain";
import { newFamily, type SeedFamily } from "./families";
import { recordList, type ListDecree } from "./list";
import { createPeople, shiftDays, type People, type SyntheticHousehold } from "./people";
import { openStage, readVillages, type Village } from "./stage";

const code = "palangka_raya_muskel";
const regency = "62.71";
const today = "2024-07-01";
const listedOn = "2024-01-08";
const decreedOn = "2024-02-19";
const kameloh = "62.71.04.1004";

/** The decree names 69 people in 20 families, in these kelurahan; every other kelurahan met too and found nobody eligible. */
const decreedPersons = 69;
const decreedFamilies: Record<string, number> = {
  "62.71.01.1001": 2,
  "62.71.01.1005": 2,
  "62.71.01.1006": 1,
  "62.71.02.1001": 1,
  "62.71.02.1005": 1,
  "62.71.03.1001": 2,
  "62.71.03.1003": 2,
  "62.71.03.1004": 1,
  "62.71.04.1001": 1,
  [kameloh]: 3,
  "62.71.04.1005": 1,
  "62.71.05.1001": 1,
  "62.71.05.1004": 1,
  "62.71.05.1007": 1,
};

/** Families found later walk the chain on a second list of their kelurahan: one at every step. */
const late: Record<string, { stage: Stage; meetingOn: string }> = {
  "62.71.01.1001": { stage: "open", meetingOn: "2024-06-30" },
  "62.71.03.1003": { stage: "minuted", meetingOn: "2024-06-26" },
  "62.71.04.1002": { stage: "district_reviewed", meetingOn: "2024-06-22" },
  "62.71.01.1003": { stage: "review_proposed", meetingOn: "2024-06-20" },
  "62.71.03.1002": { stage: "regency_reviewed", meetingOn: "2024-06-19" },
  "62.71.02.1004": { stage: "announced", meetingOn: "2024-06-17" },
  "62.71.05.1004": { stage: "announced_ripe", meetingOn: "2024-06-10" },
  [kameloh]: { stage: "listed", meetingOn: "2024-07-10" },
};

/** S4: the whole chain, small. Kota Palangka Raya on 1 July 2024. */
export async function loadPalangkaRaya(): Promise<void> {
  await openStage(
    {
      mode: "demo",
      region: regency,
      regionName: "Kota Palangka Raya",
      businessDate: today,
      timeZone: "Asia/Pontianak",
    },
    2024,
  );
  const { villages, placeOf } = await readVillages(regency);
  const people = createPeople({ seed: 6271_2024, today });
  const cast = new Cast(code, regency, today);
  const company = castPalangkaRaya(cast, villages);
  const decree: ListDecree = {
    id: newId(),
    number: "188.45/71/2024",
    on: decreedOn,
    until: "2025-02-18",
    signer: "Wali Kota (contoh)",
    draftedOn: shiftDays(decreedOn, -3),
  };
  const { plans, excluded } = planKelurahan(people, villages, decree);
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
      dataYear: 2023,
      fileName: "P3KE-62.71-2023-contoh.xlsx",
      handoverReference: "BAST/004/P3KE/2024",
      placeOf,
    },
    decrees: [decree],
  });
  await playPalangkaRayaYear(cast, company, { today });
}

function planKelurahan(people: People, villages: readonly Village[], decree: { id: string; on: string }) {
  const { random } = people;
  const drawn = drawFamilies(
    people,
    Object.entries(decreedFamilies).flatMap(([village, count]) => Array<string>(count).fill(village)),
  );
  const excluded = new Map<SeedFamily, Excluding>();
  const plans: VillagePlan[] = [];
  for (const { code: village, name } of villages) {
    const meetingOn = shiftDays("2024-01-16", random.whole(0, 8));
    // Kameloh Baru lives from the river: its training in fish-rearing needs people who fish.
    if (village === kameloh)
      for (const family of drawn) if (family.village === kameloh) family.members[0].job = "fisher";
    const families = drawn
      .filter((family) => family.village === village)
      .map((family) => newFamily(random, family, listedOn));
    if (families.length === 0) {
      const one = newFamily(random, people.household(village), listedOn);
      const moved = random.chance(0.35);
      excluded.set(one, {
        one,
        reason: moved ? "moved_away" : "well_off",
        note: moved ? "Pindah ke kabupaten lain menurut Ketua RT" : null,
      });
      families.push(one);
    }
    plans.push({ code: village, name, stage: "decreed", meetingOn, families, decree });
    const later = late[village];
    if (later) {
      const one = newFamily(random, people.household(village), shiftDays(later.meetingOn, -30));
      plans.push({ code: village, name, ...later, families: [one], round: 2 });
    }
  }
  return { plans, excluded };
}

/** Families for these kelurahan that together have exactly as many people as the decree names. */
function drawFamilies(people: People, places: readonly string[]): SyntheticHousehold[] {
  const families: SyntheticHousehold[] = [];
  let persons = 0;
  for (const [at, village] of places.entries()) {
    const left = places.length - at - 1;
    // Whoever comes later needs at least one person each, and no family is larger than six here.
    const suits = (size: number) => {
      const rest = decreedPersons - persons - size;
      return left === 0 ? rest === 0 : rest >= left * 2 && rest <= left * 5;
    };
    let family = people.household(village);
    while (!suits(family.members.length)) family = people.household(village);
    persons += family.members.length;
    families.push(family);
  }
  return families;
}

function addProposals(people: People, neighbourhood: string): SeedFamily[] {
  return [0, 1].map((at) => {
    const one = newFamily(people.random, people.household(kameloh), shiftDays(today, -5 - at * 4));
    one.state = "proposed";
    one.proposedBy = neighbourhood;
    return one;
  });
}
