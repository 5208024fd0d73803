import type { AgencyKind } from "~/features/accounts/rules";
import type { Cast, SeedPartner } from "./accounts";
import { castOffice, castOfficials, castPartner } from "./officials";
import type { Village } from "./stage";

const setu = "32.16.18";
const burangkeng = "32.16.18.2003";

export type Company = ReturnType<typeof castBekasi>;

/** The people and offices of the demo; those at a `wilayah.` address exist because every village has an officer. */
export function castBekasi(cast: Cast, villages: readonly Village[]) {
  const officers = castOfficials(cast, villages, {
    planning: "Bappeda",
    played: {
      "32.16.21.2001": "Petugas Desa Serang Baru",
      [burangkeng]: "Petugas Desa Burangkeng",
      "32.16.16.2001": "Petugas Desa di Cabangbungin",
      "32.16.14.2002": "Petugas Desa di Sukakarya",
      "32.16.14": "Camat Sukakarya",
      [setu]: "Camat Setu",
    },
    village: { title: "Petugas", at: "desa" },
  });
  const neighbourhood = [
    cast.add("neighbourhood", "Ketua RT 003 Burangkeng", { scope: burangkeng }),
    cast.add("neighbourhood", "Ketua RT 001 Serang Baru", { scope: "32.16.21.2001" }),
  ];
  const offices = castOffices(cast);
  return { officers, neighbourhood, offices, partners: castPartners(cast, officers.analyst) };
}

function castOffices(cast: Cast) {
  cast.agency({ code: "bappeda", name: "Badan Perencanaan Pembangunan Daerah", kind: "planning" });
  const office = (code: string, name: string, kind: AgencyKind) => castOffice(cast, code, name, kind);
  const offices = {
    housing: office("disperkimtan", "Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan", "housing"),
    social: office("dinsos", "Dinas Sosial", "social"),
    manpower: office("disnaker", "Dinas Tenaga Kerja", "manpower"),
    health: office("dinkes", "Dinas Kesehatan", "health"),
    education: office("disdik", "Dinas Pendidikan", "education"),
    agriculture: office("distan", "Dinas Pertanian", "agriculture"),
    works: office("dsdabmbk", "Dinas Sumber Daya Air, Bina Marga dan Bina Konstruksi", "public_works"),
  };
  cast.agency({ code: "diskop", name: "Dinas Koperasi dan Usaha Kecil Menengah", kind: "enterprise" });
  cast.agency({ code: "diskan", name: "Dinas Perikanan", kind: "fisheries" });
  cast.agency({ code: "disdukcapil", name: "Dinas Kependudukan dan Pencatatan Sipil", kind: "registry" });
  cast.agency({ code: "dpmd", name: "Dinas Pemberdayaan Masyarakat dan Desa", kind: "village_empowerment" });
  return offices;
}

function castPartners(cast: Cast, analyst: string) {
  const admitted = (one: Omit<SeedPartner, "state">) => castPartner(cast, analyst, one);
  const partners = {
    estate: admitted({
      name: "PT Contoh Kawasan Industri Cikarang",
      kind: "company",
      sector: "Kawasan industri",
    }),
    components: admitted({
      name: "PT Contoh Komponen Presisi",
      kind: "company",
      sector: "Industri pengolahan",
    }),
    textile: admitted({
      name: "PT Contoh Tekstil Nusantara",
      kind: "company",
      sector: "Industri pengolahan",
    }),
    corps: admitted({
      name: "Korps Pegawai Contoh Kabupaten",
      kind: "civil_service_corps",
      sector: "Aparatur sipil negara",
    }),
    foundation: admitted({
      name: "Yayasan Contoh Peduli Sesama",
      kind: "foundation",
      sector: "Kegiatan sosial",
    }),
  };
  cast.partner(
    { name: "PT Contoh Semen Kokoh", kind: "company", sector: "Industri pengolahan", state: "applied" },
    null,
  );
  cast.partner(
    {
      name: "Komunitas Contoh Bekasi Berbagi",
      kind: "community",
      sector: "Kegiatan sosial",
      state: "applied",
    },
    null,
  );
  cast.partner(
    {
      name: "CV Contoh Tanpa Alamat",
      kind: "company",
      sector: "Perdagangan",
      state: "refused",
      reason: "Alamat dan nomor induk berusaha tidak dapat dipastikan",
    },
    analyst,
  );
  return partners;
}
