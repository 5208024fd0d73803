import type { AgencyKind } from "~/features/accounts/rules";
import type { Cast, SeedAgency, SeedPartner } from "./accounts";
import { castOffice, castOfficials, castPartner } from "./officials";
import type { Village } from "./stage";

const kameloh = "62.71.04.1004";

export type CityCompany = ReturnType<typeof castPalangkaRaya>;

/** The people and the sixteen offices that share the work in the city; every kelurahan has an officer. */
export function castPalangkaRaya(cast: Cast, villages: readonly Village[]) {
  const officers = castOfficials(cast, villages, {
    planning: "Bappedalitbang",
    played: {
      [kameloh]: "Petugas Kelurahan Kameloh Baru",
      "62.71.01.1001": "Petugas Kelurahan Pahandut",
      "62.71.03": "Camat Jekan Raya",
    },
    village: { title: "Petugas Kelurahan", at: "kelurahan" },
  });
  const neighbourhood = cast.add("neighbourhood", "Ketua RT 002 Kameloh Baru", { scope: kameloh });
  return {
    officers,
    neighbourhood,
    offices: castOffices(cast),
    partners: castPartners(cast, officers.analyst),
  };
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
  const office = (code: string, name: string, kind: AgencyKind) => castOffice(cast, code, name, kind);
  return {
    social: office("dinsos", "Dinas Sosial", "social"),
    fisheries: office("diskan", "Dinas Perikanan", "fisheries"),
    manpower: office("disnaker", "Dinas Tenaga Kerja", "manpower"),
    housing: office("disperkimtan", "Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan", "housing"),
    health: office("dinkes", "Dinas Kesehatan", "health"),
  };
}

function castPartners(cast: Cast, analyst: string) {
  const admitted = (one: Omit<SeedPartner, "state">) => castPartner(cast, analyst, one);
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
