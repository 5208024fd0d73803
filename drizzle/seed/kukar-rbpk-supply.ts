import type { House } from "./kukar-rbpk-cast";
import { playProgram, type PledgePlan, type ProgramPlan } from "./supply";

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

/** What partners had promised when the programs opened. */
export function pledgesOfEarlyJanuary({ partners, offices }: House, programs: HousePrograms): PledgePlan[] {
  const fund = (
    lead: PledgePlan["lead"],
    programId: string,
    amount: number,
    description: string,
    rest: Partial<PledgePlan> = {},
  ): PledgePlan => ({
    lead,
    kind: "fund",
    programId,
    amount,
    description,
    implementer: "CV Contoh Karya Etam",
    reach: "agreed",
    ...rest,
  });
  return [
    fund(partners.mahakam, programs.repair, 250_000_000, "Lima rumah di desa lingkar tambang.", {
      wishes: { districts: ["64.02.06", "64.02.16"], group: null },
    }),
    fund(partners.belayan, programs.sanitation, 95_000_000, "Sepuluh jamban keluarga."),
    fund(partners.senoni, programs.water, 60_000_000, "Dua puluh sambungan air.", {
      wishes: { districts: ["64.02.19", "64.02.09"], group: null },
    }),
    fund(partners.gas, programs.fishing, 50_000_000, "Dua puluh paket alat tangkap.", {
      funders: [
        { actor: partners.rig, amount: 15_000_000 },
        { actor: partners.port, amount: 10_000_000 },
      ],
      leadAmount: 25_000_000,
      implementer: "CV Contoh Bahari",
    }),
    {
      lead: partners.contractor,
      kind: "training_seat",
      programId: programs.lifeSkills,
      quantity: 10,
      amount: 35_000_000,
      description: "Sepuluh kursi kursus bengkel alat ringan.",
      details: { course: "Bengkel alat ringan", place: "Tenggarong Seberang", lesson_hours: 240 },
      implementer: "Balai Latihan Kerja",
      implementerKind: "training_centre",
      payee: "Lembaga Pelatihan Contoh Bengkel",
      payeeKind: "trainer",
      reach: "agreed",
    },
    {
      lead: partners.alms,
      kind: "goods",
      programId: programs.food,
      quantity: 20,
      amount: 12_000_000,
      description: "Dua puluh paket pangan.",
      details: {
        items: [
          { name: "Beras", quantity: 25, unit: "kg", value: 14_000 },
          { name: "Minyak goreng", quantity: 6, unit: "liter", value: 18_000 },
          { name: "Telur", quantity: 4, unit: "kg", value: 28_000 },
          { name: "Gula", quantity: 2, unit: "kg", value: 15_000 },
        ],
      },
      wishes: { districts: [], group: "female_head" },
      implementer: "Yayasan Contoh Zakat Etam",
      implementerKind: "foundation",
      payee: "Toko Contoh Sembako",
      payeeKind: "supplier",
      reach: "agreed",
    },
    {
      lead: partners.sawit,
      kind: "vacancy",
      programId: programs.vacancies,
      quantity: 15,
      description: "Lima belas pekerja panen dan pemeliharaan.",
      details: {
        position: "Pekerja panen dan pemeliharaan kebun",
        place: "Muara Kaman",
        wage: "Upah minimum kabupaten",
        requirements: "Usia 18 tahun ke atas, sehat",
        valid_until: "2023-06-30",
      },
      implementer: "PT Contoh Sawit Etam",
      implementerKind: "partner",
      payee: "PT Contoh Sawit Etam",
      payeeKind: "own_staff",
      reach: "agreed",
    },
    {
      lead: partners.command,
      kind: "house_repair",
      programId: programs.repair,
      quantity: 2,
      amount: 100_000_000,
      description: "Dua rumah dengan tenaga prajurit dan gotong royong.",
      details: { repair: "roof_floor_wall", workforce: "own", standard: "Aladin: atap, lantai, dan dinding" },
      implementer: "Komando Distrik Contoh",
      implementerKind: "armed_forces",
      payee: "Toko Contoh Bangunan",
      payeeKind: "supplier",
      reach: "agreed",
    },
    fund(partners.power, programs.electricity, 22_500_000, "Lima belas sambungan listrik."),
    fund(partners.bank, programs.business, 30_000_000, "Lima belas paket modal alat."),
    {
      lead: partners.corps,
      kind: "goods",
      need: "education.school",
      quantity: 25,
      amount: 12_500_000,
      description: "Dua puluh lima paket seragam, tas, dan sepatu.",
      details: {
        items: [
          { name: "Seragam", quantity: 2, unit: "setel", value: 120_000 },
          { name: "Tas", quantity: 1, unit: "buah", value: 130_000 },
          { name: "Sepatu", quantity: 1, unit: "pasang", value: 130_000 },
        ],
      },
      implementer: "Korps Pegawai Contoh Kutai",
      implementerKind: "community",
      payee: "Toko Contoh Seragam",
      payeeKind: "supplier",
      terms: { agencyId: offices.education.agencyId, unitValue: 500_000 },
      reach: "accepted",
    },
  ];
}

/** What waits for somebody at the end of the month: one of every kind of ending. */
export function pledgesOfLateJanuary({ partners }: House, programs: HousePrograms): PledgePlan[] {
  const fund = (
    lead: PledgePlan["lead"],
    programId: string,
    amount: number,
    description: string,
    reach: PledgePlan["reach"],
    note?: string,
  ): PledgePlan => ({
    lead,
    kind: "fund",
    programId,
    amount,
    description,
    implementer: "CV Contoh Karya Etam",
    reach,
    ...(note === undefined ? {} : { note }),
  });
  return [
    fund(partners.sanga, programs.sanitation, 47_500_000, "Lima jamban keluarga.", "submitted"),
    fund(partners.loaKulu, programs.repair, 150_000_000, "Tiga rumah.", "submitted"),
    fund(partners.marangkayu, programs.fishing, 25_000_000, "Sepuluh paket alat tangkap.", "accepted"),
    fund(partners.mahakam, programs.electricity, 15_000_000, "Sepuluh sambungan listrik.", "draft"),
    fund(partners.kembang, programs.water, 30_000_000, "Sepuluh sambungan air.", "draft"),
    fund(
      partners.tabang,
      programs.water,
      45_000_000,
      "Lima belas sambungan air.",
      "withdrawn",
      "Anggaran dialihkan untuk banjir di kebun",
    ),
    fund(
      partners.timber,
      programs.repair,
      50_000_000,
      "Satu rumah bagi keluarga yang kami pilih.",
      "rejected",
      "Penerima ditetapkan melalui penyandingan, bukan dipilih oleh mitra",
    ),
    {
      lead: partners.rotary,
      kind: "goods",
      programId: programs.food,
      quantity: 10,
      amount: 6_000_000,
      description: "Sepuluh paket pangan.",
      details: { items: [{ name: "Beras", quantity: 40, unit: "kg", value: 15_000 }] },
      implementer: "Komunitas Contoh Sahabat Mahakam",
      implementerKind: "community",
      payee: "Toko Contoh Sembako",
      payeeKind: "supplier",
      reach: "returned",
      note: "Mohon lengkapi isi paket: minyak, telur, dan gula termasuk dalam satu paket",
    },
    {
      lead: partners.rig,
      kind: "training_seat",
      programId: programs.lifeSkills,
      quantity: 6,
      amount: 21_000_000,
      description: "Enam kursi kursus las bawah air dasar.",
      details: { course: "Las dasar", place: "Muara Badak", lesson_hours: 240 },
      implementer: "PT Contoh Rig Services Indonesia",
      implementerKind: "partner",
      payee: "Lembaga Pelatihan Contoh Las",
      payeeKind: "trainer",
      reach: "submitted",
    },
    {
      lead: partners.port,
      kind: "vacancy",
      programId: programs.vacancies,
      quantity: 8,
      description: "Delapan petugas bongkar muat.",
      details: {
        position: "Petugas bongkar muat",
        place: "Samboja",
        wage: "Upah minimum kabupaten dan uang makan",
        requirements: "Usia 18 tahun ke atas, sehat, bersedia bekerja bergilir",
        valid_until: "2023-04-30",
      },
      implementer: "PT Contoh Pelabuhan Kutai",
      implementerKind: "partner",
      payee: "PT Contoh Pelabuhan Kutai",
      payeeKind: "own_staff",
      reach: "submitted",
    },
  ];
}
