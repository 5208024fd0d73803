import type { Company } from "./bekasi-cast";
import { playProgram, type PledgePlan, type ProgramPlan } from "./supply";

export type Programs = Awaited<ReturnType<typeof playPrograms>>;

/** The programs of the offices, each as far as it has come by April. */
export async function playPrograms({ offices }: Company) {
  const play = (plan: ProgramPlan) => playProgram(plan, 2023);
  const houses = await play({
    name: "Rumah Tidak Layak Huni (Rutilahu) 2023",
    description: "Perbaikan atap, lantai, dan dinding rumah milik sendiri di atas tanah yang jelas.",
    need: "housing",
    office: offices.housing,
    quota: 120,
    unitValue: 20_000_000,
    reach: "published",
  });
  const latrines = await play({
    name: "Jamban Sehat Keluarga 2023",
    description: "Jamban leher angsa dengan tangki septik kedap.",
    need: "sanitation.latrine",
    office: offices.housing,
    quota: 90,
    unitValue: 8_000_000,
    reach: "published",
  });
  const sewing = await play({
    name: "Pelatihan Menjahit BLK 2023",
    description: "Pelatihan menjahit 240 jam pelajaran dengan uji sertifikasi.",
    need: "skills",
    office: offices.manpower,
    quota: 16,
    unitValue: 4_500_000,
    reach: "published",
  });
  const food = await play({
    name: "Paket Sembako Triwulan II 2023",
    description: "Beras, minyak, telur, dan gula untuk satu keluarga.",
    need: "food",
    office: offices.social,
    quota: 200,
    unitValue: 300_000,
    reach: "published",
    proposed: { quota: 260, reason: "Tambahan anggaran dari pergeseran kegiatan" },
  });
  await play({
    name: "Bantuan Rutin Lansia 2023",
    description: "Bantuan tunai bulanan bagi lanjut usia, diutamakan yang tinggal sendiri.",
    need: "care.elderly",
    office: offices.social,
    quota: 110,
    unitValue: 3_600_000,
    reach: "published",
  });
  await play({
    name: "Alat Bantu Disabilitas 2023",
    description: "Kursi roda, alat bantu dengar, dan alat bantu jalan.",
    need: "care.disability",
    office: offices.social,
    quota: 25,
    unitValue: 2_500_000,
    reach: "under_review",
  });
  await play({
    name: "Makanan Tambahan Balita Berisiko Stunting",
    description: "Makanan tambahan selama tiga bulan dan pendampingan ibu oleh kader.",
    need: "health.stunting",
    office: offices.health,
    quota: 60,
    unitValue: 450_000,
    reach: "published",
  });
  await play({
    name: "Beasiswa Kembali Sekolah 2023",
    description: "Biaya perlengkapan bagi anak yang kembali bersekolah.",
    need: "education.school",
    office: offices.education,
    quota: 40,
    unitValue: 1_500_000,
    reach: "published",
  });
  const vacancies = await play({
    name: "Lowongan Kawasan Industri untuk Warga Miskin Ekstrem",
    description: "Lowongan dari perusahaan kawasan, diumumkan melalui desa.",
    need: "employment",
    office: offices.manpower,
    quota: 0,
    unitValue: 1,
    fundSource: "csr",
    reach: "published",
  });
  await play({
    name: "Sarana Produksi Pertanian 2023",
    description: "Benih dan pupuk untuk satu musim tanam.",
    need: "livelihood.farm",
    office: offices.agriculture,
    quota: 45,
    unitValue: 1_200_000,
    reach: "published",
  });
  await play({
    name: "Tangki Septik Komunal 2023",
    description: "Tangki septik untuk rumah yang sudah memiliki jamban.",
    need: "sanitation.septic",
    office: offices.housing,
    quota: 40,
    unitValue: 6_000_000,
    reach: "under_review",
  });
  await play({
    name: "Pelatihan Operator Forklift",
    description: "Pelatihan dan lisensi operator forklift.",
    need: "skills",
    office: offices.manpower,
    quota: 10,
    unitValue: 5_000_000,
    reach: "draft",
  });
  await play({
    name: "Sambungan Rumah Air Bersih 2023",
    description: "Sambungan air perpipaan ke rumah.",
    need: "water",
    office: offices.works,
    quota: 50,
    unitValue: 3_000_000,
    reach: "published",
  });
  return { houses, latrines, sewing, food, vacancies };
}

/** Pledges made right after the programs were published. */
export function pledgesOfApril({ partners, offices }: Company, programs: Programs): PledgePlan[] {
  return [
    {
      lead: partners.estate,
      kind: "fund",
      programId: programs.sewing,
      amount: 72_000_000,
      description: "Satu angkatan pelatihan menjahit bersama dua penyewa kawasan.",
      implementer: "Balai Latihan Kerja",
      implementerKind: "training_centre",
      payee: "Lembaga Pelatihan Contoh Jahit",
      payeeKind: "trainer",
      funders: [
        { actor: partners.components, amount: 24_000_000 },
        { actor: partners.textile, amount: 18_000_000 },
      ],
      leadAmount: 30_000_000,
      reach: "agreed",
    },
    {
      lead: partners.corps,
      kind: "fund",
      programId: programs.houses,
      amount: 100_000_000,
      description: "Perbaikan lima rumah dari iuran anggota.",
      wishes: { districts: ["32.16.18"], group: null },
      implementer: "CV Contoh Bangun Desa",
      reach: "agreed",
    },
    {
      lead: partners.foundation,
      kind: "goods",
      need: "food",
      quantity: 40,
      amount: 12_000_000,
      description: "Empat puluh paket sembako.",
      details: {
        items: [
          { name: "Beras", quantity: 10, unit: "kg", value: null },
          { name: "minyak", quantity: 2, unit: "liter", value: null },
          { name: "telur", quantity: 1, unit: "kg", value: null },
          { name: "gula", quantity: 1, unit: "kg", value: null },
        ],
      },
      wishes: { districts: [], group: "female_head" },
      implementer: "Yayasan Contoh Peduli Sesama",
      implementerKind: "foundation",
      payee: "Toko Contoh Pangan",
      payeeKind: "supplier",
      terms: { agencyId: offices.social.agencyId, unitValue: 300_000 },
      reach: "accepted",
    },
    {
      lead: partners.components,
      kind: "fund",
      programId: programs.latrines,
      amount: 40_000_000,
      description: "Lima jamban keluarga di sekitar pabrik.",
      implementer: "CV Contoh Sanitasi",
      reach: "withdrawn",
      note: "Anggaran tahun ini dialihkan oleh kantor pusat",
    },
    {
      lead: partners.foundation,
      kind: "fund",
      need: "livelihood.business",
      amount: 1_000_000,
      description: "Modal usaha untuk satu keluarga yang sudah kami pilih sendiri.",
      implementer: "Yayasan Contoh Peduli Sesama",
      implementerKind: "foundation",
      payee: "Penerima",
      payeeKind: "recipient",
      reach: "rejected",
      note: "Penerima ditetapkan melalui penyandingan, bukan dipilih oleh mitra",
    },
  ];
}

/** Pledges on their way in July: each waits for somebody. */
export function pledgesOfJuly({ partners }: Company, programs: Programs): PledgePlan[] {
  return [
    {
      lead: partners.components,
      kind: "vacancy",
      programId: programs.vacancies,
      quantity: 12,
      description: "Dua belas operator produksi.",
      details: {
        position: "Operator produksi",
        place: "Cikarang Selatan",
        wage: "Sesuai upah minimum, dibayar per bulan",
        valid_until: "2023-12-31",
        requirements: "Usia 18 tahun ke atas, sehat, bersedia bekerja bergilir",
      },
      implementer: "PT Contoh Komponen Presisi",
      implementerKind: "partner",
      payee: "PT Contoh Komponen Presisi",
      payeeKind: "own_staff",
      reach: "submitted",
    },
    {
      lead: partners.estate,
      kind: "fund",
      programId: programs.latrines,
      amount: 80_000_000,
      description: "Sepuluh jamban keluarga di desa sekitar kawasan.",
      wishes: { districts: ["32.16.19", "32.16.08"], group: null },
      implementer: "CV Contoh Sanitasi",
      reach: "submitted",
    },
    {
      lead: partners.textile,
      kind: "house_repair",
      programId: programs.houses,
      quantity: 2,
      amount: 40_000_000,
      description: "Perbaikan dua rumah.",
      details: { repair: "other", workforce: "contractor", standard: "Atap dan lantai" },
      implementer: "CV Contoh Bangun Desa",
      reach: "returned",
      note: "Mohon sebutkan lingkup pekerjaan dinding, karena program memperbaiki atap, lantai, dan dinding",
    },
    {
      lead: partners.estate,
      kind: "fund",
      programId: programs.houses,
      amount: 200_000_000,
      description: "Sepuluh rumah bersama penyewa kawasan.",
      implementer: "CV Contoh Bangun Desa",
      funders: [{ actor: partners.components, amount: null }],
      reach: "draft",
    },
  ];
}
