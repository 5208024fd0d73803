import { sql } from "drizzle-orm";
import { visitor } from "~/platform/access/actor";
import { sendToRegistry } from "~/features/households/registry-commands.server";
import { publishCounts } from "~/features/reporting/public-cells.server";
import { draftDecree } from "~/features/verification/decree-commands.server";
import { raiseObjection } from "~/features/verification/objection-commands.server";
import type { Cast } from "./accounts";
import { playDeliveries } from "./deliveries";
import type { CityCompany } from "./palangka-raya-cast";
import { playProposal, playRun } from "./runs";
import { asSystem, onDay } from "./stage";
import { playPledges, playProgram, type PledgePlan, type ProgramPlan } from "./supply";

const kameloh = "62.71.04.1004";

/** From the decree of February to the first of July, act by act, by the people whose acts they are. */
export async function playPalangkaRayaYear(
  cast: Cast,
  company: CityCompany,
  { today }: { today: string },
): Promise<void> {
  const analyst = cast.actor(company.officers.analyst);
  const head = cast.actor(company.officers.head);
  const registrar = cast.actor(company.officers.registrar);
  const programs = await onDay("2024-03-04", () => playPrograms(company));
  await onDay("2024-03-11", () => playPledges(pledgesOfMarch(company, programs), analyst, "2024-03-11"));
  await onDay("2024-03-18", () =>
    playRun(analyst, head, ["food", "livelihood.fish", "employment", "housing"], "palangka-raya-2024-1"),
  );
  await deliverInSpring(company);
  await onDay(today, async () => {
    await playPledges(pledgesOfJuly(company, programs), analyst, today);
    await playProposal(analyst, ["sanitation.latrine", "health.stunting"], "palangka-raya-2024-2");
    await raiseObjection(visitor, {
      kind: "listing",
      villageCode: "62.71.02.1004",
      about: "Keluarga di RT 001 yang baru diumumkan",
      text: "Keluarga ini baru saja pindah dan memiliki rumah di tempat lain. Mohon diperiksa.",
    });
    const [ripe] = await asSystem((tx) =>
      tx.execute<{ id: string }>(
        sql`select id from village_round where state = 'announced' and region = '62.71.05.1004'`,
      ),
    );
    await draftDecree(registrar, [ripe!.id], "Tambahan pertama");
    await sendToRegistry(registrar, "62.71.04");
    await publishCounts(analyst);
  });
}

type Programs = Awaited<ReturnType<typeof playPrograms>>;

async function playPrograms({ offices }: CityCompany) {
  const play = (plan: ProgramPlan) => playProgram(plan, 2024);
  const food = await play({
    name: "Bantuan Pangan dan Sandang 2024",
    description: "Paket pangan dan sandang untuk satu keluarga.",
    need: "food",
    office: offices.social,
    quota: 6,
    unitValue: 400_000,
    reach: "published",
    proposed: { quota: 8, reason: "Sisa anggaran kegiatan lain" },
  });
  await play({
    name: "Pelatihan Pembesaran Ikan Kameloh Baru",
    description: "Pelatihan pembesaran ikan dalam keramba beserta benih dan pakan.",
    need: "livelihood.fish",
    office: offices.fisheries,
    quota: 6,
    unitValue: 3_500_000,
    criteria: { place: { codes: [kameloh] }, age: { min: 18, max: null, unknown: "ask" } },
    reach: "published",
  });
  const vacancies = await play({
    name: "Lowongan Kerja bagi Keluarga Miskin Ekstrem",
    description: "Lowongan dari perusahaan swasta, diumumkan melalui kelurahan.",
    need: "employment",
    office: offices.manpower,
    quota: 0,
    unitValue: 1,
    fundSource: "csr",
    reach: "published",
  });
  await play({
    name: "Rumah Layak Huni 2024",
    description: "Perbaikan rumah milik sendiri di atas tanah yang jelas.",
    need: "housing",
    office: offices.housing,
    quota: 3,
    unitValue: 25_000_000,
    reach: "published",
  });
  await play({
    name: "Jamban Keluarga Bantaran Sungai",
    description: "Jamban dengan tangki septik apung.",
    need: "sanitation.latrine",
    office: offices.housing,
    quota: 4,
    unitValue: 9_500_000,
    reach: "published",
  });
  await play({
    name: "Makanan Tambahan Balita",
    description: "Makanan tambahan tiga bulan dan pendampingan ibu.",
    need: "health.stunting",
    office: offices.health,
    quota: 5,
    unitValue: 450_000,
    reach: "published",
  });
  await play({
    name: "Bantuan Rutin Lansia 2024",
    description: "Bantuan tunai bulanan bagi lanjut usia.",
    need: "care.elderly",
    office: offices.social,
    quota: 4,
    unitValue: 3_600_000,
    reach: "under_review",
  });
  await play({
    name: "Pelatihan Keterampilan Kerja",
    description: "Pelatihan kerja singkat dengan sertifikat.",
    need: "skills",
    office: offices.manpower,
    quota: 4,
    unitValue: 4_000_000,
    reach: "draft",
  });
  return { food, vacancies };
}

function pledgesOfMarch({ partners }: CityCompany, { vacancies }: Programs): PledgePlan[] {
  return [
    {
      lead: partners.plantation,
      kind: "vacancy",
      programId: vacancies,
      quantity: 5,
      description: "Lima tenaga pemeliharaan kebun.",
      details: {
        position: "Tenaga pemeliharaan kebun",
        place: "Kecamatan Rakumpit",
        wage: "Sesuai upah minimum, dibayar per bulan",
        valid_until: "2024-12-31",
        requirements: "Usia 18 sampai 50 tahun, sehat",
      },
      implementer: "PT Contoh Sawit Lestari",
      implementerKind: "partner",
      payee: "PT Contoh Sawit Lestari",
      payeeKind: "own_staff",
      reach: "agreed",
    },
  ];
}

function pledgesOfJuly({ partners }: CityCompany, { food, vacancies }: Programs): PledgePlan[] {
  return [
    {
      lead: partners.retail,
      kind: "vacancy",
      programId: vacancies,
      quantity: 3,
      description: "Tiga pramuniaga.",
      details: {
        position: "Pramuniaga",
        place: "Kecamatan Jekan Raya",
        wage: "Sesuai upah minimum, dibayar per bulan",
        valid_until: "2024-12-31",
        requirements: "Usia 18 sampai 35 tahun",
      },
      implementer: "PT Contoh Ritel Kahayan",
      implementerKind: "partner",
      payee: "PT Contoh Ritel Kahayan",
      payeeKind: "own_staff",
      reach: "submitted",
    },
    {
      lead: partners.foundation,
      kind: "goods",
      programId: food,
      quantity: 10,
      amount: 4_000_000,
      description: "Sepuluh paket pangan.",
      details: {
        items: [
          { name: "Beras", quantity: 10, unit: "kg", value: null },
          { name: "minyak", quantity: 2, unit: "liter", value: null },
          { name: "ikan kering", quantity: 1, unit: "kg", value: null },
        ],
      },
      implementer: "Yayasan Contoh Sungai Harapan",
      implementerKind: "foundation",
      payee: "Toko Contoh Kahayan",
      payeeKind: "supplier",
      reach: "returned",
      note: "Mohon sebutkan sandang yang disertakan, karena program memberi pangan dan sandang",
    },
    {
      lead: partners.plantation,
      kind: "fund",
      programId: food,
      amount: 2_000_000,
      description: "Lima paket pangan menjelang akhir tahun.",
      implementer: "Yayasan Contoh Sungai Harapan",
      implementerKind: "foundation",
      payee: "Toko Contoh Kahayan",
      payeeKind: "supplier",
      reach: "draft",
    },
  ];
}

async function deliverInSpring({ offices }: CityCompany): Promise<void> {
  const days = {
    accept: "2024-03-20",
    consent: "2024-03-27",
    schedule: "2024-04-03",
    deliver: "2024-04-24",
    check: "2024-05-02",
  };
  await playDeliveries({
    need: "food",
    office: offices.social,
    accepted: 4,
    consented: 0,
    scheduled: 3,
    delivered: 2,
    checked: 1,
    days,
    value: 400_000,
  });
  await playDeliveries({
    need: "livelihood.fish",
    office: offices.fisheries,
    consented: 2,
    scheduled: 2,
    delivered: 1,
    checked: 0,
    days,
    value: 3_500_000,
  });
  await playDeliveries({
    need: "employment",
    office: offices.manpower,
    consented: 1,
    scheduled: 1,
    delivered: 0,
    checked: 0,
    days,
    value: 0,
  });
}
