import { newId } from "~/platform/db/id";
import { Cast } from "./accounts";
import { addAwkwardCases } from "./awkward-cases";
import { placeFamilies, type Stage, type VillagePlan } from "./chain";
import { chooseExcluded } from "./exclusions";
import { newFamily, type SeedFamily } from "./families";
import { livesFrom } from "./kukar-places";
import { castHouse, lohIpuh } from "./kukar-rbpk-cast";
import { playHouseYear } from "./kukar-rbpk-year";
import { recordList, type ListDecree } from "./list";
import { createPeople, shiftDays, type People } from "./people";
import { openStage, readVillages, type Village } from "./stage";

const code = "kukar_rbpk";
const regency = "64.02";
const today = "2023-01-31";
const listedOn = "2022-05-16";
const households = 400;
const badakBaru = "64.02.05.2007";

/** Villages whose families are still on their way; those of the others are on the decree of last August. */
const late: Record<string, { stage: Stage; meetingOn: string; families: number }> = {
  "64.02.06.1001": { stage: "visiting", meetingOn: "2023-02-10", families: 6 },
  "64.02.05.2001": { stage: "open", meetingOn: "2023-01-30", families: 5 },
  "64.02.06.1003": { stage: "minuted", meetingOn: "2023-01-24", families: 5 },
  "64.02.02.2003": { stage: "review_proposed", meetingOn: "2023-01-18", families: 4 },
  "64.02.04.2004": { stage: "announced_ripe", meetingOn: "2023-01-02", families: 4 },
  "64.02.14.1002": { stage: "announced", meetingOn: "2023-01-17", families: 6 },
};

/** S1: one roof for nine offices and twenty partners. Kutai Kartanegara on 31 January 2023. */
export async function loadKukarRbpk(): Promise<void> {
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
  const people = createPeople({ seed: 6402_2022, today });
  const cast = new Cast(code, regency, today);
  const company = castHouse(cast, villages);
  const decree: ListDecree = {
    id: newId(),
    number: "460/Kep.187-Dinsos/2022",
    on: "2022-08-15",
    until: "2023-08-14",
    signer: "Bupati (contoh)",
    draftedOn: "2022-08-11",
  };
  const proposals = addProposals(people, company.neighbourhood);
  const plans = planVillages(people, villages, decree, households - proposals.length);
  const cases = addAwkwardCases(plans, { village: badakBaru, today });
  const excluded = chooseExcluded(people.random, plans, new Set(Object.values(cases)));
  placeFamilies(people.random, plans, excluded);
  await recordList({
    cast,
    people,
    officers: company.officers,
    today,
    plans,
    excluded,
    proposals,
    imported: {
      region: regency,
      dataYear: 2022,
      fileName: "P3KE-64.02-2022-contoh.xlsx",
      handoverReference: "BAST/009/P3KE/2022",
      placeOf,
    },
    decrees: [decree],
    odds: { worriedAboutFood: 0.45 },
  });
  await playHouseYear(cast, company, { today });
}

/** A few families in four villages of every kecamatan: a list on which almost every count could point at somebody. */
function planVillages(
  people: People,
  villages: readonly Village[],
  decree: ListDecree,
  count: number,
): VillagePlan[] {
  const { random } = people;
  const seen = new Map<string, number>();
  const chosen = villages.filter(({ code, district }) => {
    const before = seen.get(district) ?? 0;
    seen.set(district, before + 1);
    return before < 4 || code in late || code === badakBaru || code === lohIpuh;
  });
  const fixed = (village: Village) => (village.code === badakBaru ? 16 : late[village.code]?.families);
  const free = chosen.filter((village) => fixed(village) === undefined);
  const left = count - chosen.reduce((sum, village) => sum + (fixed(village) ?? 0), 0);
  const share = Math.floor(left / free.length);
  const more = left - share * free.length;
  return chosen.map((village): VillagePlan => {
    const { code, name } = village;
    const known = late[code];
    const families = Array.from(
      { length: fixed(village) ?? share + (free.indexOf(village) < more ? 1 : 0) },
      () => newFamily(random, livesFrom(random, people.household(code)), listedOn),
    );
    if (known !== undefined) return { code, name, stage: known.stage, meetingOn: known.meetingOn, families };
    return {
      code,
      name,
      stage: "decreed",
      meetingOn: shiftDays(decree.on, -random.whole(26, 44)),
      families,
      decree,
    };
  });
}

function addProposals(people: People, neighbourhood: string): SeedFamily[] {
  return [2, 6, 11].map((days) => {
    const one = newFamily(people.random, people.household(lohIpuh), shiftDays(today, -days));
    return Object.assign(one, { state: "proposed" as const, proposedBy: neighbourhood });
  });
}
