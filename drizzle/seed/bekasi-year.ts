import { sql } from "drizzle-orm";
import { visitor, type Actor } from "~/platform/access/actor";
import { publishCounts } from "~/features/reporting/public-cells.server";
import { draftDecree } from "~/features/verification/decree-commands.server";
import { raiseObjection } from "~/features/verification/objection-commands.server";
import { drainJobs } from "~/platform/jobs/jobs.server";
import type { Cast } from "./accounts";
import type { Company } from "./bekasi-cast";
import { sendToRegistry } from "~/features/households/registry-commands.server";
import { proposeExit } from "~/features/verification/exit-commands.server";
import { playDeliveries } from "./deliveries";
import { playVisit } from "./played-visit";
import { playProposal, playRun } from "./runs";
import { asSystem, onDay } from "./stage";
import { pledgesOfApril, pledgesOfJuly, playPrograms } from "./bekasi-supply";
import { playPledges } from "./supply";

const burangkeng = "32.16.18.2003";
const serangBaru = "32.16.21.2001";

/** From the decree of April to the third of July, act by act, by the people whose acts they are. */
export async function playBekasiYear(
  cast: Cast,
  company: Company,
  { today }: { today: string },
): Promise<void> {
  const analyst = cast.actor(company.officers.analyst);
  const head = cast.actor(company.officers.head);
  const registrar = cast.actor(company.officers.registrar);

  const programs = await onDay("2023-04-12", () => playPrograms(company));
  await onDay("2023-04-20", () => playPledges(pledgesOfApril(company, programs), analyst, "2023-04-20"));
  await onDay("2023-04-27", () =>
    playRun(analyst, head, ["housing", "sanitation.latrine"], "rutilahu-2023-1"),
  );
  await onDay("2023-05-15", () =>
    playRun(
      analyst,
      head,
      ["skills", "food", "care.elderly", "health.stunting", "education.school"],
      "bekasi-2023-2",
    ),
  );

  await playDeliveriesOfYear(company);
  await onDay("2023-06-26", () => riseAbove(cast, company));

  await onDay(today, async () => {
    await playPledges(pledgesOfJuly(company, programs), analyst, today);
    await playProposal(analyst, ["food", "livelihood.farm", "skills"], "bekasi-2023-3");
    await raiseObjections();
    await draftSecondDecree(registrar);
    await sendToRegistry(registrar, "32.16.18");
    await beginVisit(cast, company);
    await publishCounts(analyst);
  });
}

async function playDeliveriesOfYear({ offices }: Company): Promise<void> {
  const days = {
    accept: "2023-05-03",
    consent: "2023-05-10",
    schedule: "2023-05-17",
    deliver: "2023-06-14",
    check: "2023-06-21",
  };
  await playDeliveries({
    need: "housing",
    office: offices.housing,
    returned: 2,
    refused: 2,
    consented: 24,
    scheduled: 16,
    failed: 2,
    delivered: 5,
    checked: 3,
    days,
    value: 20_000_000,
  });
  await playDeliveries({
    need: "sanitation.latrine",
    office: offices.housing,
    accepted: 26,
    consented: 0,
    scheduled: 16,
    failed: 1,
    delivered: 5,
    checked: 3,
    days,
    value: 8_000_000,
  });
  const later = {
    accept: "2023-05-19",
    consent: "2023-05-24",
    schedule: "2023-05-31",
    deliver: "2023-06-23",
    check: "2023-06-29",
  };
  await playDeliveries({
    need: "food",
    office: offices.social,
    consented: 0,
    scheduled: 30,
    delivered: 10,
    checked: 6,
    days: later,
    value: 300_000,
  });
  await playDeliveries({
    need: "care.elderly",
    office: offices.social,
    consented: 14,
    scheduled: 10,
    delivered: 6,
    checked: 3,
    days: later,
    value: 3_600_000,
  });
  await playDeliveries({
    need: "skills",
    office: offices.manpower,
    returned: 1,
    consented: 22,
    scheduled: 20,
    delivered: 6,
    checked: 4,
    days: later,
    value: 4_500_000,
  });
  await playDeliveries({
    need: "education.school",
    office: offices.education,
    accepted: 15,
    consented: 8,
    scheduled: 4,
    delivered: 2,
    checked: 1,
    days: later,
    value: 1_500_000,
  });
}

/** A family of Burangkeng that no longer lacks anything is visited again and proposed for graduation. */
async function riseAbove(cast: Cast, { officers }: Company): Promise<void> {
  const officer = cast.actor(officers.village(burangkeng));
  const [risen] = await asSystem((tx) =>
    tx.execute<{
      id: string;
    }>(sql`select id from household h where region = ${burangkeng} and state = 'decreed'
      and not exists (select 1 from match m where m.household_id = h.id) order by case_code limit 1`),
  );
  await playVisit(officer, risen!.id, "2023-06-26", {
    household: {
      house_status: "owned",
      land_title: "yes",
      house_fit: "yes",
      roof: "tile",
      roof_quality: "good",
      wall: "masonry",
      wall_quality: "good",
      floor: "ceramic",
      floor_quality: "good",
      floor_area: 60,
      water: "piped",
      latrine: "own_septic",
      lighting: "own",
      power: "w1300",
      fuel: "electricity_gas",
      meals_per_day: 3,
      worried_about_food: "no",
      monthly_income: 5_200_000,
      savings: "yes",
    },
    member: {
      has_kk: "yes",
      insured: "yes",
      wants_training: "no",
      wants_work: "no",
      wants_equivalency: "no",
    },
  });
  await drainJobs();
  await proposeExit(cast.actor(officers.registrar), risen!.id, {
    kind: "graduation",
    ground: "Kepala keluarga bekerja tetap sejak April dan rumah sudah layak menurut kunjungan 26 Juni.",
  });
}

/** The officer of Serang Baru has begun a visit on one telephone and may end it on another. */
async function beginVisit(cast: Cast, { officers }: Company): Promise<void> {
  const [next] = await asSystem((tx) =>
    tx.execute<{ id: string }>(
      sql`select id from household where region = ${serangBaru} and state = 'listed' order by case_code limit 1`,
    ),
  );
  await playVisit(cast.actor(officers.village(serangBaru)), next!.id, "2023-07-03", {
    household: { house_status: "owned", floor: "earth", roof: "tile", wall: "bamboo", water: "borehole" },
    member: {},
    unfinished: true,
  });
}

async function raiseObjections(): Promise<void> {
  const [open] = await asSystem((tx) =>
    tx.execute<{ region: string; name: string }>(
      sql`select region, head_name as name from household where state = 'announced' and region like '32.16.01.%' order by case_code limit 1`,
    ),
  );
  await raiseObjection(visitor, {
    kind: "listing",
    villageCode: open!.region,
    about: `Keluarga ${open!.name}`,
    text: "Kepala keluarga ini sudah memiliki warung yang ramai. Mohon diperiksa kembali.",
  });
  await raiseObjection(visitor, {
    kind: "omission",
    villageCode: open!.region,
    about: "Keluarga di RT 004 yang menumpang di rumah orang tua",
    text: "Keluarga ini belum masuk daftar padahal belum bekerja sejak tahun lalu.",
  });
}

/** The lists of Babelan are ripe; a draft over half of them waits for number, date and signature. */
async function draftSecondDecree(registrar: Actor): Promise<void> {
  const ripe = await asSystem((tx) =>
    tx.execute<{ id: string }>(
      sql`select id from village_round where state = 'announced' and region like '32.16.02.%' order by region limit 5`,
    ),
  );
  await draftDecree(
    registrar,
    ripe.map((row) => row.id),
    "Tahap kedua",
  );
}
