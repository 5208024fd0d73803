import type { Cast } from "./accounts";
import { castOffice, castOfficials, castPartner } from "./officials";
import type { Village } from "./stage";

const jahab = "64.02.06.1001";

export type KukarCompany = ReturnType<typeof castKukar>;

/** Four offices share the list; partners are welcome and not needed. */
export function castKukar(cast: Cast, villages: readonly Village[]) {
  const officers = castOfficials(cast, villages, {
    planning: "Bappeda",
    played: {
      [jahab]: "Petugas Kelurahan Jahab",
      "64.02.05.2007": "Petugas Desa Badak Baru",
      "64.02.05.2001": "Petugas Desa Saliki",
      "64.02.06": "Camat Tenggarong",
      "64.02.05": "Camat Muara Badak",
    },
    village: { title: "Petugas", at: "desa" },
  });
  const neighbourhood = cast.add("neighbourhood", "Ketua RT 004 Jahab", { scope: jahab });
  cast.agency({ code: "bappeda", name: "Badan Perencanaan Pembangunan Daerah", kind: "planning" });
  const offices = {
    social: castOffice(cast, "dinsos", "Dinas Sosial", "social"),
    fisheries: castOffice(cast, "dkp", "Dinas Kelautan dan Perikanan", "fisheries"),
    agriculture: castOffice(cast, "distanak", "Dinas Pertanian dan Peternakan", "agriculture"),
  };
  const partners = {
    mine: castPartner(cast, officers.analyst, {
      name: "PT Contoh Tambang Mahakam",
      kind: "company",
      sector: "Pertambangan batu bara",
    }),
  };
  return { officers, neighbourhood, offices, partners };
}
