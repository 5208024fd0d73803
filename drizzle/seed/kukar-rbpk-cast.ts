import type { AgencyKind } from "~/features/accounts/rules";
import type { Cast, SeedPartner } from "./accounts";
import { castOffice, castOfficials, castPartner } from "./officials";
import type { Village } from "./stage";

export const lohIpuh = "64.02.06.1002";

export type House = ReturnType<typeof castHouse>;

/** Nine offices with programs and twenty partners under one roof. */
export function castHouse(cast: Cast, villages: readonly Village[]) {
  const officers = castOfficials(cast, villages, {
    planning: "Bappeda",
    played: {
      [lohIpuh]: "Petugas Kelurahan Loa Ipuh",
      "64.02.05.2007": "Petugas Desa Badak Baru",
      "64.02.06": "Camat Tenggarong",
      "64.02.05": "Camat Muara Badak",
    },
    village: { title: "Petugas", at: "desa" },
  });
  const neighbourhood = cast.add("neighbourhood", "Ketua RT 011 Loa Ipuh", { scope: lohIpuh });
  cast.agency({ code: "bappeda", name: "Badan Perencanaan Pembangunan Daerah", kind: "planning" });
  const office = (code: string, name: string, kind: AgencyKind) => castOffice(cast, code, name, kind);
  const offices = {
    housing: office("disperkim", "Dinas Perumahan dan Kawasan Permukiman", "housing"),
    social: office("dinsos", "Dinas Sosial", "social"),
    food: office("dkpangan", "Dinas Ketahanan Pangan", "agriculture"),
    fisheries: office("dkp", "Dinas Kelautan dan Perikanan", "fisheries"),
    works: office("dpu", "Dinas Pekerjaan Umum", "public_works"),
    education: office("disdikbud", "Dinas Pendidikan dan Kebudayaan", "education"),
    enterprise: office("diskopukm", "Dinas Koperasi dan Usaha Kecil Menengah", "enterprise"),
    manpower: office("distransnaker", "Dinas Transmigrasi dan Tenaga Kerja", "manpower"),
    energy: office("bagsda", "Bagian Sumber Daya Alam Sekretariat Daerah", "other"),
  };
  cast.agency({ code: "dinkes", name: "Dinas Kesehatan", kind: "health" });
  cast.agency({ code: "disdukcapil", name: "Dinas Kependudukan dan Pencatatan Sipil", kind: "registry" });
  return { officers, neighbourhood, offices, partners: castPartners(cast, officers.analyst) };
}

/** Who has joined the house: mines and plantations first, as they were invited first. All of them are invented. */
function castPartners(cast: Cast, analyst: string) {
  const admitted = (name: string, sector: string, kind: SeedPartner["kind"] = "company") =>
    castPartner(cast, analyst, { name, kind, sector });
  const coal = "Pertambangan batu bara";
  const palm = "Perkebunan kelapa sawit";
  const partners = {
    mahakam: admitted("PT Contoh Tambang Mahakam", coal),
    belayan: admitted("PT Contoh Batu Hitam Belayan", coal),
    senoni: admitted("PT Contoh Bara Senoni", coal),
    sanga: admitted("PT Contoh Sanga Energi", coal),
    loaKulu: admitted("PT Contoh Loa Kulu Coal", coal),
    marangkayu: admitted("PT Contoh Marang Kayu Mineral", coal),
    contractor: admitted(
      "PT Contoh Jasa Tambang Nusantara dan Alat Berat Kalimantan Timur",
      "Jasa pertambangan",
    ),
    sawit: admitted("PT Contoh Sawit Etam", palm),
    kembang: admitted("PT Contoh Kebun Kembang Janggut", palm),
    tabang: admitted("PT Contoh Agro Tabang", palm),
    gas: admitted("PT Contoh Gas Delta", "Minyak dan gas bumi"),
    rig: admitted("PT Contoh Rig Services Indonesia", "Minyak dan gas bumi"),
    power: admitted("PT Contoh Listrik Mulawarman", "Ketenagalistrikan", "state_enterprise"),
    bank: admitted("PT Bank Contoh Kaltim", "Perbankan", "state_enterprise"),
    port: admitted("PT Contoh Pelabuhan Kutai", "Pelabuhan", "state_enterprise"),
    timber: admitted("PT Contoh Kayu Lapis", "Industri pengolahan"),
    corps: admitted("Korps Pegawai Contoh Kutai", "Aparatur sipil negara", "civil_service_corps"),
    command: admitted("Komando Distrik Contoh", "Pertahanan", "armed_forces"),
    alms: admitted("Yayasan Contoh Zakat Etam", "Kegiatan sosial", "foundation"),
    rotary: admitted("Komunitas Contoh Sahabat Mahakam", "Kegiatan sosial", "community"),
  };
  for (const name of ["PT Contoh Tambak Delta", "PT Contoh Hotel Tepian", "CV Contoh Jaya Mandiri"]) {
    cast.partner({ name, kind: "company", sector: "Jasa", state: "applied" }, null);
  }
  return partners;
}
