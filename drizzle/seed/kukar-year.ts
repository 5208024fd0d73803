import { sql } from "drizzle-orm";
import { visitor } from "~/platform/access/actor";
import { sendToRegistry } from "~/features/households/registry-commands.server";
import { publishCounts } from "~/features/reporting/public-cells.server";
import { draftDecree } from "~/features/verification/decree-commands.server";
import { raiseObjection } from "~/features/verification/objection-commands.server";
import type { Cast } from "./accounts";
import { playDeliveries } from "./deliveries";
import type { KukarCompany } from "./kukar-cast";
import { coast, lakes, middle, riceDistricts } from "./kukar-places";
import { playProposal, playRun } from "./runs";
import { asSystem, onDay } from "./stage";
import { playPledges, playProgram, type PledgePlan, type ProgramPlan } from "./supply";

/** From the first decree to the thirteenth of November, act by act, by the people whose acts they are. */
export async function playKukarYear(
  cast: Cast,
  company: KukarCompany,
  { today }: { today: string },
): Promise<void> {
  const { offices, officers } = company;
  const analyst = cast.actor(officers.analyst);
  const head = cast.actor(officers.head);
  const registrar = cast.actor(officers.registrar);
  const supported = await onDay("2023-08-28", () => playLivelihoods(company));
  await onDay("2023-09-04", () =>
    playRun(analyst, head, ["livelihood.fish", "livelihood.farm"], "kukar-2023-1"),
  );
  const days = {
    accept: "2023-09-11",
    consent: "2023-09-25",
    schedule: "2023-10-02",
    deliver: "2023-10-18",
    check: "2023-10-27",
  };
  const reached = { consented: 40, scheduled: 32, delivered: 22, checked: 14, days };
  await playDeliveries({
    need: "livelihood.fish",
    office: offices.fisheries,
    value: feedValue,
    returned: 1,
    ...reached,
  });
  await playDeliveries({
    need: "livelihood.farm",
    office: offices.agriculture,
    value: fertiliserValue,
    ...reached,
  });
  await onDay("2023-10-30", () => playParcels(company));
  await onDay(today, async () => {
    await playPledges(pledgesOfNovember(company, supported), analyst, today);
    // One thousand parcels for six thousand families: the proposal waits for the head of Bappeda.
    await playProposal(analyst, ["food"], "sembako-kukar-2023");
    await playOffices(company);
    await raiseObjection(visitor, {
      kind: "omission",
      villageCode: "64.02.14.1002",
      about: "Keluarga nelayan di RT 005 yang tinggal di rumah apung",
      text: "Keluarga ini melaut ketika pendataan dan belum masuk daftar. Mohon dikunjungi.",
    });
    const [ripe] = await asSystem((tx) =>
      tx.execute<{ id: string }>(
        sql`select id from village_round where state = 'announced' and region = '64.02.04.2004'`,
      ),
    );
    await draftDecree(registrar, [ripe!.id], "Tambahan pertama");
    await sendToRegistry(registrar, "64.02.06");
    await publishCounts(analyst);
  });
}

const feedValue = 1_800_000;
const fertiliserValue = 900_000;
const play = (plan: ProgramPlan) => playProgram({ startsOn: "2023-09-01", ...plan }, 2023);

/** Gear for those who fish on the coast, feed and fry for those who rear fish inland; both reach the river mouths. */
async function playLivelihoods({ offices }: KukarCompany) {
  const mouths = ["64.02.04", "64.02.14", "64.02.15"];
  const age = { min: 18, max: null, unknown: "ask" as const };
  const gear = await play({
    name: "Subsidi Alat Tangkap Nelayan 2023",
    description: "Jaring, bubu, dan perbaikan mesin ketinting bagi nelayan kecil di pesisir.",
    need: "livelihood.fish",
    office: offices.fisheries,
    quota: 220,
    unitValue: 2_500_000,
    criteria: { place: { codes: coast }, age, occupation: { in: ["fisher"], unknown: "ask" } },
    reach: "published",
    proposed: { quota: 260, reason: "Sisa lelang pengadaan mesin dapat menambah 40 paket" },
  });
  await play({
    name: "Subsidi Pakan dan Benih Pembudi Daya Ikan 2023",
    description: "Benih dan pakan satu musim untuk keramba dan kolam.",
    need: "livelihood.fish",
    office: offices.fisheries,
    quota: 160,
    unitValue: feedValue,
    criteria: { place: { codes: [...lakes, ...middle, ...mouths].sort() }, age },
    reach: "published",
  });
  const parts = Object.entries(riceDistricts).map(([place, places]) => ({ place, places }));
  const fertiliser = await play({
    name: "Subsidi Pupuk Petani 2023",
    description: "Pupuk untuk satu musim tanam padi, dengan kuota per kecamatan.",
    need: "livelihood.farm",
    office: offices.agriculture,
    quota: parts.reduce((sum, { places }) => sum + places, 0),
    parts,
    unitValue: fertiliserValue,
    criteria: { age },
    reach: "published",
  });
  return { gear, fertiliser };
}

/** Rp 3 miliar buys a thousand parcels; six times as many families are verified. */
async function playParcels({ offices }: KukarCompany): Promise<void> {
  await play({
    name: "Paket Sembako KPM 2023",
    description: "Beras, minyak, telur, dan gula untuk satu keluarga, satu paket per keluarga.",
    need: "food",
    office: offices.social,
    quota: 1_000,
    unitValue: 3_000_000,
    criteria: { decile: { in: [1, 2], unknown: "ask" } },
    startsOn: "2023-11-01",
    reach: "published",
  });
}

/** What each office has on its own table. */
async function playOffices({ offices }: KukarCompany): Promise<void> {
  await play({
    name: "Bantuan Rutin Lansia 2023",
    description: "Bantuan tunai bulanan bagi lanjut usia, diutamakan yang tinggal sendiri.",
    need: "care.elderly",
    office: offices.social,
    quota: 120,
    unitValue: 3_600_000,
    reach: "under_review",
  });
  await play({
    name: "Alat Bantu Dengar dan Kursi Roda 2023",
    description: "Alat bantu bagi anggota keluarga dengan disabilitas.",
    need: "care.disability",
    office: offices.social,
    quota: 30,
    unitValue: 2_500_000,
    reach: "draft",
  });
  await play({
    name: "Alat Panen Sederhana 2023",
    description: "Sabit, terpal, dan alat perontok untuk kelompok kecil petani.",
    need: "livelihood.farm",
    office: offices.agriculture,
    quota: 80,
    unitValue: 1_500_000,
    reach: "under_review",
  });
  await play({
    name: "Keramba Jaring Apung Kecil",
    description: "Satu petak keramba dengan benih pertama.",
    need: "livelihood.fish",
    office: offices.fisheries,
    quota: 40,
    unitValue: 6_000_000,
    reach: "draft",
  });
}

type Supported = Awaited<ReturnType<typeof playLivelihoods>>;

function pledgesOfNovember({ partners }: KukarCompany, { gear, fertiliser }: Supported): PledgePlan[] {
  return [
    {
      lead: partners.mine,
      kind: "fund",
      programId: gear,
      amount: 50_000_000,
      description: "Dua puluh paket alat tangkap bagi nelayan di sekitar tambang.",
      wishes: { districts: ["64.02.15", "64.02.14"], group: null },
      implementer: "CV Contoh Bahari",
      reach: "submitted",
    },
    {
      lead: partners.mine,
      kind: "fund",
      programId: fertiliser,
      amount: 18_000_000,
      description: "Dua puluh paket pupuk.",
      implementer: "CV Contoh Tani",
      reach: "draft",
    },
  ];
}
