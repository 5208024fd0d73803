import type { NAMES } from "./column-names";

/** The same columns as foreign consultants and donors head them. */
export const ENGLISH_NAMES: Partial<Record<keyof typeof NAMES, string>> = {
  family_id: "family id; family id p3ke; p3ke family id; household id; household id p3ke; family code",
  person_id: "person id; individual id; member id; id person; person code",
  kk_number: "family card number; family card no; kk number; family card; family card number kk",
  nik: "nik number; national id; national id number; national identity number; citizen number; id card number; identity number",
  name: "name; full name; member name; person name; name of member; beneficiary name; recipient name",
  head_name:
    "head of household; head of family; household head; family head; head name; name of head; household head name; name of household head; name of head of household; head of household name; head of family name",
  province: "province; province name",
  regency: "regency; regency city; regency name; city; city regency; district city",
  district: "district; subdistrict; sub district; district name; subdistrict name; sub district name",
  village: "village; village name; urban village; village urban village; village ward; ward",
  village_code:
    "village code; region code; area code; kemendagri code; kemdagri code; village id; ministry code; administrative code",
  district_code: "district code; subdistrict code",
  regency_code: "regency code",
  province_code: "province code",
  address: "address; home address; street address; full address",
  sex: "sex; gender; sex of head",
  birth_date: "birth date; date of birth; birthdate; dob; date birth; birth day; birthday",
  age: "age; age years; age in years",
  relation:
    "relationship; relation; relation to head; relationship to head; relationship to head of household; relationship to household head; relationship to head of family; relationship with head of household; relation to household head; family relationship",
  marital: "marital status; married",
  job: "occupation; job; profession; main job; main occupation; occupation of head; employment",
  education:
    "education; education level; level of education; highest education; last education; educational attainment",
  schooling: "schooling; school participation; school attendance; school status",
  work_status: "employment status; work status; status in employment",
  registry:
    "dukcapil match; registry match; dukcapil matched; matched with dukcapil; dukcapil check; dukcapil status; civil registry match",
  decile: "decile; welfare decile; national decile; family decile; welfare rank; income decile; dtsen decile",
  house_status:
    "house ownership; home ownership; house status; ownership of house; house tenure; tenure; housing status; building status; ownership status of house; dwelling ownership",
  savings: "savings; has savings; owns savings; has savings money jewelry livestock other",
  roof: "roof; roof type; type of roof; roof material; roofing",
  wall: "wall; walls; wall type; type of wall; wall material",
  floor: "floor; floor type; type of floor; floor material; flooring",
  lighting: "lighting; lighting source; source of lighting; light source; main lighting",
  power: "power; installed power; electric power; electricity power; power watt; electricity capacity",
  fuel: "fuel; cooking fuel; fuel for cooking; main cooking fuel",
  water: "drinking water; drinking water source; source of drinking water; water source; water",
  latrine:
    "toilet; toilet facility; toilet facilities; latrine; has toilet facility; defecation facility; sanitation; sanitation facility; toilet ownership",
  sludge: "septic disposal; sewage disposal; final disposal; feces disposal; waste disposal",
  floor_area: "floor area; floor area m2; building floor area; house area",
  household_size:
    "household size; family size; number of members; number of family members; number of household members; members; household members; total members",
  receives_bpnt: "bpnt recipient; receives bpnt; recipient bpnt; recipient of bpnt",
  receives_bpum: "bpum recipient; receives bpum; recipient bpum; recipient of bpum",
  receives_bst: "bst recipient; receives bst; recipient bst; recipient of bst",
  receives_pkh: "pkh recipient; receives pkh; recipient pkh; recipient of pkh",
  receives_sembako: "sembako recipient; receives sembako; recipient sembako; recipient of sembako",
  stunting_risk: "stunting risk; risk of stunting; at risk of stunting",
  nutrition: "nutrition; nutrition status; nutritional status",
  disabled: "disability; disabled; person with disability",
  cutoff: "cut off date; data period; cutoff date",
  aid_list: "aid history; social assistance history; assistance history",
  aid_program:
    "aid; aid program; aid name; aid type; type of aid; assistance; assistance program; assistance type; type of assistance; program name; programme",
  aid_fund: "fund source; funding source; source of funds; source of fund; source; funded by",
  aid_year: "year; year received; aid year; fiscal year; budget year; year of aid",
  aid_date: "date received; aid date; received on; receipt date; date of receipt; delivery date",
  data_source: "data source; source of data",
  data_year: "data year; year of data",
};
