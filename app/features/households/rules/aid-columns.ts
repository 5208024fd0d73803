import type { AidColumn, AidOrigin } from "./aid-programs";
import type { Field } from "./columns";
import { readDate, readYear } from "./dates";
import type { Layout } from "./header";
import type { ParsedAid } from "./parsed-row";
import type { Cells, ParseContext } from "./parse-row";
import { isBlank, plain, tidy } from "./text";
import { readAidFund, readYesNo } from "./value-reader";

/**
 * Aid already received, as rows: one for a line of an aid sheet, one for each verval column that
 * says yes (handbook 4.3). The repeat windows of later help are counted from them.
 */
export const parseAid = (
  cells: Cells,
  layout: Layout,
  row: readonly string[],
  context: ParseContext,
  year: number | null,
): ParsedAid[] => {
  const flags = layout.aid
    .filter(({ at }) => readYesNo(row[at] ?? "").value === "yes")
    .map(({ program, need, origin }) => ({ program, need, origin, year, receivedOn: null }));
  if (layout.kind !== "aid_history") return flags;
  if (layout.at.aid_program !== undefined) return [aidLine(cells, context)].filter((one) => one !== null);
  const told = readYear(cells.text("aid_year")) ?? layout.titleYear;
  return [...NATIONAL_AID.filter(({ field }) => cells.value(field, readYesNo) === "yes"), ...flags].map(
    ({ program, need, origin }) => ({ program, need, origin, year: told, receivedOn: null }),
  );
};

/** Columns that elsewhere say what a family receives now; in a sheet of aid they are aid received. */
const NATIONAL_AID = [
  { field: "receives_pkh", program: "PKH", need: "food", origin: "national" },
  { field: "receives_bpnt", program: "BPNT", need: "food", origin: "national" },
  { field: "receives_sembako", program: "Sembako", need: "food", origin: "national" },
  { field: "receives_bst", program: "BST", need: null, origin: "national" },
  { field: "receives_bpum", program: "BPUM", need: "livelihood.business", origin: "national" },
  { field: "insured", program: "JKN-KIS", need: "health.insurance", origin: "national" },
] as const satisfies readonly (AidColumn & { field: Field })[];

const aidLine = (cells: Cells, context: ParseContext): ParsedAid | null => {
  const program = cells.text("aid_program");
  if (isBlank(program)) {
    cells.note("aid_program", "key_missing");
    return null;
  }
  const day = readDate(cells.text("aid_date"), { today: context.today });
  if (!day.sound) cells.note("aid_date", "date_invalid");
  const fund = cells.value("aid_fund", readAidFund);
  const known = knownProgram(program);
  return {
    program: tidy(program),
    origin: fund === "unknown" ? (known?.origin ?? null) : fund,
    need: known?.need ?? null,
    year: readYear(cells.text("aid_year")) ?? (day.date === null ? null : Number(day.date.slice(0, 4))),
    receivedOn: day.date,
  };
};

/** Which need a program's name points at; a name that says nothing stays without one. */
const knownProgram = (name: string): { need: string | null; origin: AidOrigin | null } | null => {
  const key = plain(name);
  const found = PROGRAMS.find(([pattern]) => pattern.test(key));
  return found ? { need: found[1], origin: found[2] } : null;
};

const PROGRAMS: [RegExp, string | null, AidOrigin | null][] = [
  [/bsps/, "housing", "national"],
  [/rtlh|rutilahu|bedahrumah|rehabrumah|rumahtidaklayak|rumahlayak|perbaikanrumah/, "housing", null],
  [/jamban|wc|sanitasi/, "sanitation.latrine", null],
  [/septi/, "sanitation.septic", null],
  [/airbersih|airminum|sambunganair|pamsimas|sumurbor/, "water", null],
  [/bpbl|listrik/, "electricity", null],
  [/pkh|keluargaharapan/, "food", "national"],
  [/bpnt|sembako|pangan|beras/, "food", null],
  [/pip|indonesiapintar|kip/, "education.school", "national"],
  [/beasiswa/, "education.school", null],
  [/paketa|paketb|paketc|kejarpaket/, "education.equivalency", null],
  [/pelatihan|kursus/, "skills", null],
  [/pbi|jkn|kis|bpjs/, "health.insurance", null],
  [/stunting|makanantambahan|pmt/, "health.stunting", null],
  [/lansia/, "care.elderly", null],
  [/disabilitas|kursiroda|alatbantu/, "care.disability", null],
  [/pupuk|bibit|ternak|tani/, "livelihood.farm", null],
  [/nelayan|ikan|jaring|perahu/, "livelihood.fish", null],
  [/bpum|umkm|usaha|modal/, "livelihood.business", null],
];
