import { sql } from "drizzle-orm";
import { visitor } from "~/platform/access/actor";
import { sendToRegistry } from "~/features/households/registry-commands.server";
import { recordMacroFigure } from "~/features/reporting/macro-figures.server";
import { publishCounts } from "~/features/reporting/public-cells.server";
import { draftDecree } from "~/features/verification/decree-commands.server";
import { raiseObjection } from "~/features/verification/objection-commands.server";
import type { NeedCode } from "~/features/needs/catalogue";
import type { Cast } from "./accounts";
import { playDeliveries } from "./deliveries";
import type { House } from "./kukar-rbpk-cast";
import { pledgesOfEarlyJanuary, pledgesOfLateJanuary } from "./kukar-rbpk-pledges";
import { playHousePrograms, worth } from "./kukar-rbpk-programs";
import { playProposal, playRun } from "./runs";
import { asSystem, onDay } from "./stage";
import { playPledges, type Office } from "./supply";

const matched: NeedCode[] = [
  "housing",
  "sanitation.latrine",
  "food",
  "livelihood.fish",
  "water",
  "electricity",
  "skills",
  "livelihood.business",
];

/** Extreme poverty in percent of the population, as it was publicly stated. */
const rates = [
  ["observed", 2021, "1.52"],
  ["observed", 2022, "1.45"],
  ["target", 2024, "0"],
] as const;

/** The month in which the house opens, act by act, by the people whose acts they are. */
export async function playHouseYear(cast: Cast, company: House, { today }: { today: string }): Promise<void> {
  const { offices, officers } = company;
  const analyst = cast.actor(officers.analyst);
  const head = cast.actor(officers.head);
  const programs = await onDay("2023-01-03", () => playHousePrograms(company));
  await onDay("2023-01-05", () =>
    playPledges(pledgesOfEarlyJanuary(company, programs), analyst, "2023-01-05"),
  );
  await onDay("2023-01-09", () => playRun(analyst, head, matched, "rbpk-2023-1"));
  await deliverFirst(offices);
  await onDay(today, async () => {
    await playPledges(pledgesOfLateJanuary(company, programs), analyst, today);
    await playProposal(analyst, ["education.equivalency", "employment"], "rbpk-2023-2");
    await raiseObjection(visitor, {
      kind: "omission",
      villageCode: "64.02.14.1002",
      about: "Keluarga di RT 003 yang tinggal di rumah rakit",
      text: "Keluarga ini layak menerima dan belum pernah didatangi. Mohon dikunjungi.",
    });
    const [ripe] = await asSystem((tx) =>
      tx.execute<{ id: string }>(sql`select id from village_round where region = '64.02.04.2004'`),
    );
    await draftDecree(cast.actor(officers.registrar), [ripe!.id], "Tambahan pertama");
    for (const [kind, year, percent] of rates) {
      const source =
        kind === "target" ? "Rencana aksi daerah" : "Keterangan pemerintah kabupaten, Januari 2023";
      await recordMacroFigure(analyst, { measure: "extreme_poverty", kind, year, percent, source });
    }
    await sendToRegistry(cast.actor(officers.registrar), "64.02.06");
    await publishCounts(analyst);
  });
}

/** By the end of the month parcels, gear and lamps have arrived; houses and latrines are agreed to and planned. */
async function deliverFirst(offices: House["offices"]): Promise<void> {
  const days = {
    accept: "2023-01-11",
    consent: "2023-01-13",
    schedule: "2023-01-16",
    deliver: "2023-01-24",
    check: "2023-01-28",
  };
  const deliver = (
    need: NeedCode,
    office: Office,
    value: number,
    far: { consented: number; scheduled: number; delivered: number; checked: number; returned?: number },
  ) => playDeliveries({ need, office, value, days, ...far });
  await deliver("food", offices.food, worth.food, {
    consented: 0,
    scheduled: 60,
    delivered: 45,
    checked: 20,
  });
  await deliver("livelihood.fish", offices.fisheries, worth.fishing, {
    ...{ consented: 30, scheduled: 24, delivered: 15, checked: 8, returned: 1 },
  });
  await deliver("electricity", offices.energy, worth.electricity, {
    ...{ consented: 30, scheduled: 24, delivered: 12, checked: 5 },
  });
  await deliver("water", offices.works, worth.water, {
    ...{ consented: 30, scheduled: 20, delivered: 8, checked: 3 },
  });
  await deliver("housing", offices.housing, worth.repair, {
    ...{ consented: 8, scheduled: 4, delivered: 0, checked: 0 },
  });
  await deliver("sanitation.latrine", offices.housing, worth.sanitation, {
    ...{ consented: 20, scheduled: 10, delivered: 0, checked: 0 },
  });
}
