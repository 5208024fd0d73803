import type { House } from "./kukar-rbpk-cast";
import { playProgram, type ProgramPlan } from "./supply";

export type HousePrograms = Awaited<ReturnType<typeof playHousePrograms>>;

/** Rupiah of one piece, by program. */
export const worth = {
  sanitation: 9_500_000,
  repair: 50_000_000,
  food: 600_000,
  fishing: 2_500_000,
  water: 3_000_000,
  literacy: 1_200_000,
  business: 2_000_000,
  lifeSkills: 3_500_000,
  equivalency: 1_800_000,
  electricity: 1_500_000,
};

/** The thirteen programs of the house. */
export async function playHousePrograms({ offices }: House) {
  const play = (plan: Omit<ProgramPlan, "reach">) =>
    playProgram({ startsOn: "2023-01-09", ...plan, reach: "published" }, 2023);
  const grown = { age: { min: 18, max: null, unknown: "ask" as const } };
  const sanitation = await play({
    name: "Sanitasi Aman",
    description: "Jamban leher angsa dengan tangki septik kedap untuk keluarga yang belum memilikinya.",
    need: "sanitation.latrine",
    office: offices.housing,
    quota: 40,
    unitValue: worth.sanitation,
  });
  const repair = await play({
    name: "Bedah Rumah",
    description: "Perbaikan atap, lantai, dan dinding rumah milik sendiri di atas tanah yang jelas.",
    need: "housing",
    office: offices.housing,
    quota: 12,
    unitValue: worth.repair,
    criteria: { house_ownership: { in: ["owned"], unknown: "ask" } },
    proposed: { quota: 15, reason: "Tiga rumah dari sisa lelang tahun lalu" },
  });
  const food = await play({
    name: "Pondok Pangan Etam",
    description: "Paket bahan pangan bulanan dari lumbung kecamatan.",
    need: "food",
    office: offices.food,
    quota: 60,
    unitValue: worth.food,
  });
  const fishing = await play({
    name: "Nyaman Bejukut",
    description: "Alat tangkap, benih, dan pakan bagi keluarga yang hidup dari ikan.",
    need: "livelihood.fish",
    office: offices.fisheries,
    quota: 30,
    unitValue: worth.fishing,
    criteria: grown,
  });
  const water = await play({
    name: "Air Bersih Perdesaan",
    description: "Sambungan rumah atau sumur bor bersama.",
    need: "water",
    office: offices.works,
    quota: 35,
    unitValue: worth.water,
  });
  const literacy = await play({
    name: "Pemberantasan Buta Aksara",
    description: "Kelas membaca, menulis, dan berhitung di balai desa.",
    need: "education.equivalency",
    office: offices.education,
    quota: 20,
    unitValue: worth.literacy,
    criteria: { age: { min: 40, max: null, unknown: "ask" } },
  });
  const business = await play({
    name: "Literasi Usaha",
    description: "Pembukuan sederhana, pemasaran, dan modal alat bagi usaha rumah tangga.",
    need: "livelihood.business",
    office: offices.enterprise,
    quota: 25,
    unitValue: worth.business,
    criteria: grown,
  });
  const lifeSkills = await play({
    name: "Kecakapan Hidup",
    description: "Kursus menjahit, bengkel, dan tata boga dengan sertifikat.",
    need: "skills",
    office: offices.manpower,
    quota: 16,
    unitValue: worth.lifeSkills,
  });
  const packets = [
    { name: "Paket A", description: "Pendidikan kesetaraan setingkat SD.", quota: 15, from: 30 },
    { name: "Paket B", description: "Pendidikan kesetaraan setingkat SMP.", quota: 15, from: 18 },
    { name: "Paket C", description: "Pendidikan kesetaraan setingkat SMA.", quota: 15, from: 18 },
  ];
  const equivalency: string[] = [];
  for (const { name, description, quota, from } of packets) {
    equivalency.push(
      await play({
        name,
        description,
        need: "education.equivalency",
        office: offices.education,
        quota,
        unitValue: worth.equivalency,
        criteria: { age: { min: from, max: 59, unknown: "ask" } },
      }),
    );
  }
  const electricity = await play({
    name: "Listrik Terang Etam",
    description: "Sambungan listrik baru: tiga lampu, satu stopkontak, dan token pertama.",
    need: "electricity",
    office: offices.energy,
    quota: 25,
    unitValue: worth.electricity,
  });
  const vacancies = await play({
    name: "Kerja Etam",
    description: "Lowongan perusahaan di kecamatan lingkar, diumumkan melalui desa.",
    need: "employment",
    office: offices.manpower,
    quota: 0,
    unitValue: 1,
    fundSource: "csr",
  });
  return {
    ...{ sanitation, repair, food, fishing, water, literacy, business, lifeSkills, electricity, vacancies },
    packetC: equivalency[2]!,
  };
}
