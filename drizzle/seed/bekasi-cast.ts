import type { Actor } from "~/platform/access/actor";
import type { AgencyKind } from "~/features/accounts/rules";
import type { Cast, SeedPartner } from "./accounts";
import type { Officers } from "./chain";
import type { Village } from "./stage";
import type { Office } from "./supply";

const setu = "32.16.18";
const burangkeng = "32.16.18.2003";

export type Company = ReturnType<typeof castBekasi>;

/** The people and offices of the demo; those at a `wilayah.` address exist because every village has an officer. */
export function castBekasi(cast: Cast, villages: readonly Village[]) {
  const analyst = cast.add("bappeda_analyst", "Analis Bappeda");
  const head = cast.add("bappeda_head", "Kepala Bappeda");
  const registrar = cast.add("registrar", "Petugas Data Dinas Sosial");
  cast.add("registrar", "Petugas Sanggah Dinas Sosial");
  cast.add("registry_officer", "Petugas Disdukcapil");
  cast.add("executive", "Sekretaris Daerah");
  cast.add("auditor", "Inspektorat");
  cast.add("administrator", "Administrator Portal");
  cast.invite("auditor", "Inspektur Pembantu (diundang)", "inspektur-pembantu");

  const named: Record<string, string> = {
    "32.16.21.2001": cast.add("village_officer", "Petugas Desa Serang Baru", { scope: "32.16.21.2001" }),
    [burangkeng]: cast.add("village_officer", "Petugas Desa Burangkeng", { scope: burangkeng }),
    "32.16.16.2001": cast.add("village_officer", "Petugas Desa di Cabangbungin", { scope: "32.16.16.2001" }),
    "32.16.14.2002": cast.add("village_officer", "Petugas Desa di Sukakarya", { scope: "32.16.14.2002" }),
    "32.16.14": cast.add("district_officer", "Camat Sukakarya", { scope: "32.16.14" }),
    [setu]: cast.add("district_officer", "Camat Setu", { scope: setu }),
  };
  for (const village of villages) {
    named[village.code] ??= cast.add(
      "village_officer",
      `Petugas ${village.name}`,
      { scope: village.code },
      `desa-${village.code.replaceAll(".", "")}`,
    );
    named[village.district] ??= cast.add(
      "district_officer",
      `Camat ${village.districtName}`,
      { scope: village.district },
      `kecamatan-${village.district.replaceAll(".", "")}`,
    );
  }
  const neighbourhood = [
    cast.add("neighbourhood", "Ketua RT 003 Burangkeng", { scope: burangkeng }),
    cast.add("neighbourhood", "Ketua RT 001 Serang Baru", { scope: "32.16.21.2001" }),
  ];
  const officers: Officers = {
    village: (village) => named[village]!,
    district: (village) => named[village.slice(0, 8)]!,
    registrar,
    analyst,
    head,
  };
  const offices = castOffices(cast);
  return { officers, neighbourhood, offices, partners: castPartners(cast, analyst) };
}

function castOffices(cast: Cast) {
  cast.agency({ code: "bappeda", name: "Badan Perencanaan Pembangunan Daerah", kind: "planning" });
  const office = (code: string, name: string, kind: AgencyKind): Office & { agencyId: string } => {
    const agencyId = cast.agency({ code, name, kind });
    return {
      agencyId,
      operator: cast.actor(cast.add("agency_operator", `Operator ${name}`, { agencyId })),
      head: cast.actor(cast.add("agency_head", `Kepala ${name}`, { agencyId })),
    };
  };
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
  const admitted = (one: Omit<SeedPartner, "state">): Actor => {
    const partnerId = cast.partner({ ...one, state: "admitted" }, analyst);
    return cast.actor(cast.add("partner", one.name, { partnerId }));
  };
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
