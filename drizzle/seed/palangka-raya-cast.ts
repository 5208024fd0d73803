import type { Actor } from "~/platform/access/actor";
import type { AgencyKind } from "~/features/accounts/rules";
import type { Cast, SeedAgency, SeedPartner } from "./accounts";
import type { Officers } from "./chain";
import type { Village } from "./stage";
import type { Office } from "./supply";

const kameloh = "62.71.04.1004";

export type CityCompany = ReturnType<typeof castPalangkaRaya>;

/** The people and the sixteen offices that share the work in the city; every kelurahan has an officer. */
export function castPalangkaRaya(cast: Cast, villages: readonly Village[]) {
  const analyst = cast.add("bappeda_analyst", "Analis Bappedalitbang");
  const head = cast.add("bappeda_head", "Kepala Bappedalitbang");
  const registrar = cast.add("registrar", "Petugas Data Dinas Sosial");
  cast.add("registrar", "Petugas Sanggah Dinas Sosial");
  cast.add("registry_officer", "Petugas Disdukcapil");
  cast.add("executive", "Sekretaris Daerah");
  cast.add("auditor", "Inspektorat");
  cast.add("administrator", "Administrator Portal");
  cast.invite("auditor", "Inspektur Pembantu (diundang)", "inspektur-pembantu");
  const named: Record<string, string> = {
    [kameloh]: cast.add("village_officer", "Petugas Kelurahan Kameloh Baru", { scope: kameloh }),
    "62.71.01.1001": cast.add("village_officer", "Petugas Kelurahan Pahandut", { scope: "62.71.01.1001" }),
    "62.71.03": cast.add("district_officer", "Camat Jekan Raya", { scope: "62.71.03" }),
  };
  for (const village of villages) {
    named[village.code] ??= cast.add(
      "village_officer",
      `Petugas Kelurahan ${village.name}`,
      { scope: village.code },
      `kelurahan-${village.code.replaceAll(".", "")}`,
    );
    named[village.district] ??= cast.add(
      "district_officer",
      `Camat ${village.districtName}`,
      { scope: village.district },
      `kecamatan-${village.district.replaceAll(".", "")}`,
    );
  }
  const officers: Officers = {
    village: (village) => named[village]!,
    district: (village) => named[village.slice(0, 8)]!,
    registrar,
    analyst,
    head,
  };
  const neighbourhood = cast.add("neighbourhood", "Ketua RT 002 Kameloh Baru", { scope: kameloh });
  return { officers, neighbourhood, offices: castOffices(cast), partners: castPartners(cast, analyst) };
}

/** Sixteen offices share the list; those with programs in the demo have people who can sign in. */
function castOffices(cast: Cast) {
  const others: SeedAgency[] = [
    {
      code: "bappedalitbang",
      name: "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
      kind: "planning",
    },
    { code: "dpupr", name: "Dinas Pekerjaan Umum dan Penataan Ruang", kind: "public_works" },
    { code: "disdik", name: "Dinas Pendidikan", kind: "education" },
    { code: "dpkp", name: "Dinas Pertanian dan Ketahanan Pangan", kind: "agriculture" },
    {
      code: "dpkukm",
      name: "Dinas Perdagangan, Koperasi, Usaha Kecil Menengah dan Perindustrian",
      kind: "enterprise",
    },
    { code: "disdukcapil", name: "Dinas Kependudukan dan Pencatatan Sipil", kind: "registry" },
    {
      code: "dppkb",
      name: "Dinas Pengendalian Penduduk dan Keluarga Berencana",
      kind: "village_empowerment",
    },
    { code: "dlh", name: "Dinas Lingkungan Hidup", kind: "other" },
    { code: "dishub", name: "Dinas Perhubungan", kind: "other" },
    { code: "bpbd", name: "Badan Penanggulangan Bencana Daerah", kind: "other" },
    { code: "dispora", name: "Dinas Pemuda dan Olahraga", kind: "other" },
  ];
  for (const one of others) cast.agency(one);
  const office = (code: string, name: string, kind: AgencyKind): Office & { agencyId: string } => {
    const agencyId = cast.agency({ code, name, kind });
    return {
      agencyId,
      operator: cast.actor(cast.add("agency_operator", `Operator ${name}`, { agencyId })),
      head: cast.actor(cast.add("agency_head", `Kepala ${name}`, { agencyId })),
    };
  };
  return {
    social: office("dinsos", "Dinas Sosial", "social"),
    fisheries: office("diskan", "Dinas Perikanan", "fisheries"),
    manpower: office("disnaker", "Dinas Tenaga Kerja", "manpower"),
    housing: office("disperkimtan", "Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan", "housing"),
    health: office("dinkes", "Dinas Kesehatan", "health"),
  };
}

function castPartners(cast: Cast, analyst: string) {
  const admitted = (one: Omit<SeedPartner, "state">): Actor => {
    const partnerId = cast.partner({ ...one, state: "admitted" }, analyst);
    return cast.actor(cast.add("partner", one.name, { partnerId }));
  };
  const partners = {
    plantation: admitted({ name: "PT Contoh Sawit Lestari", kind: "company", sector: "Perkebunan" }),
    retail: admitted({ name: "PT Contoh Ritel Kahayan", kind: "company", sector: "Perdagangan" }),
    foundation: admitted({
      name: "Yayasan Contoh Sungai Harapan",
      kind: "foundation",
      sector: "Kegiatan sosial",
    }),
  };
  cast.partner(
    { name: "PT Contoh Galangan Rakit", kind: "company", sector: "Industri pengolahan", state: "applied" },
    null,
  );
  return partners;
}
