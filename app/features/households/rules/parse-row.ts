import { bandOf, readAgeBand, readAnswers, readPersonAnswers } from "./answer-columns";
import { parseAid } from "./aid-columns";
import type { Field } from "./columns";
import { readDate, readYear } from "./dates";
import { finding, type Finding, type FindingCode } from "./findings";
import type { Layout } from "./header";
import { cleanNumber, compareNik, isScientific, readKk, readNik, type InstanceMode } from "./nik";
import type { ParsedHouse, ParsedPerson, ParsedRow } from "./parsed-row";
import { readMarital, readRegistry, readRelation, readSex } from "./person-values";
import { readVillage, type Villages } from "./place";
import { isListRow } from "./list-row";
import { isBlank, plainPersonName, tidy } from "./text";
import { readCount, readDecile } from "./value-reader";
import type { DataSource } from "./vocabulary";

/** What a row is read against; the same for a whole file. */
export type ParseContext = {
  mode: InstanceMode;
  /** Business date, 'YYYY-MM-DD'. */
  today: string;
  villages: Villages;
  /** Year of the list when no column and no title names it. */
  year: number | null;
  /** Bare day numbers of this workbook count from 1904. */
  date1904?: boolean;
};

/** Reads one cell of the row and remembers what was noticed about it. */
export type Cells = {
  text: (field: Field) => string;
  has: (field: Field) => boolean;
  note: (field: Field, code: FindingCode) => void;
  /** A coded answer; an unknown word becomes a `value_unknown` warning. */
  value: <T extends string>(field: Field, read: (cell: string) => { value: T; known: boolean }) => T;
};

/**
 * Turns a row of a sheet into a typed row with its findings. Pure: the same row in the same
 * context always gives the same answer. Returns null for a line that is no row of the list,
 * such as a sum or a signature under it.
 */
export const parseRow = (
  sheet: string,
  row: { rowNumber: number; cells: readonly string[] },
  layout: Layout,
  context: ParseContext,
): ParsedRow | null => {
  const findings: Finding[] = [];
  const cells = cellsOf(row.cells, layout, findings);
  if (!isListRow(row.cells, cells, layout)) return null;

  const house = layout.kind === "aid_history" ? null : parseHouse(cells, layout, context);
  const district = house?.village?.slice(0, 8) ?? null;
  const person = parsePerson(cells, layout, context, district);
  const cutoff = cutoffOf(cells, context);
  const year =
    readYear(cells.text("data_year")) ?? readYear(cutoff ?? "") ?? layout.titleYear ?? context.year;
  const keys = keysOf(cells, layout, person);
  if (keys === null) cells.note(KEY_COLUMN[layout.kind], "key_missing");
  else if (layout.kind !== "aid_history" && person?.name === "")
    cells.note(cells.has("name") ? "name" : "head_name", "key_missing");
  return {
    sheet,
    rowNumber: row.rowNumber,
    kind: layout.kind,
    source: sourceOf(cells, layout),
    year,
    cutoff,
    familyKey: keys?.family ?? "",
    rowKey: keys?.row ?? "",
    findings,
    columns: { nik: headerOf("nik", layout), key: headerOf(KEY_COLUMN[layout.kind], layout) },
    house,
    person,
    aid: parseAid(cells, layout, row.cells, context, year),
    raw: rawCells(row.cells, layout),
  };
};

const cellsOf = (row: readonly string[], layout: Layout, findings: Finding[]): Cells => {
  const text = (field: Field) => {
    const at = layout.at[field];
    return at === undefined ? "" : tidy(row[at] ?? "");
  };
  const note = (field: Field, code: FindingCode) => {
    findings.push(finding(headerOf(field, layout), code));
  };
  return {
    text,
    has: (field) => layout.at[field] !== undefined,
    note,
    value: (field, read) => {
      const reading = read(text(field));
      if (!reading.known) note(field, "value_unknown");
      return reading.value;
    },
  };
};

const headerOf = (field: Field, layout: Layout): string => {
  const at = layout.at[field];
  return (at === undefined ? "" : tidy(layout.headers[at] ?? "")) || field;
};

const KEY_COLUMN = {
  p3ke_household: "family_id",
  p3ke_member: "family_id",
  dtsen: "kk_number",
  named_list: "nik",
  aid_history: "nik",
} as const satisfies Record<Layout["kind"], Field>;

/** Identity of a row (handbook section 6). A number that lost its end identifies nobody. */
const keysOf = (
  cells: Cells,
  layout: Layout,
  person: ParsedPerson | null,
): { family: string; row: string } | null => {
  const id = (field: Field) => {
    const text = cleanNumber(cells.text(field).replace(/^(\d+)[.,]0+$/, "$1"));
    return isBlank(text) || isScientific(text) ? "" : text.toUpperCase();
  };
  const who =
    person === null ? "" : (person.nik ?? `${plainPersonName(person.name)} ${person.birthDate ?? ""}`);
  const family = id("family_id");
  switch (layout.kind) {
    case "p3ke_household":
      return family === "" ? null : { family, row: family };
    case "p3ke_member":
      return family === "" || who.trim() === ""
        ? null
        : { family, row: id("person_id") || `${family} ${who}` };
    case "dtsen": {
      const kk = id("kk_number");
      return kk === "" || kk.length < 8 || who.trim() === "" ? null : { family: kk, row: `${kk} ${who}` };
    }
    case "named_list": {
      const own = id("kk_number") || who;
      return who.trim() === "" ? null : { family: own, row: who };
    }
    case "aid_history": {
      const target = person?.nik ?? (family || id("kk_number"));
      return target === "" ? null : { family: family || id("kk_number"), row: target };
    }
  }
};

const sourceOf = (cells: Cells, layout: Layout): DataSource => {
  const named = /p3ke|dtks|regsosek|dtsen/i.exec(cells.text("data_source"))?.[0].toLowerCase();
  if (named) return named as DataSource;
  if (layout.kind === "dtsen") return "dtsen";
  return layout.kind.startsWith("p3ke") ? "p3ke" : "local";
};

const cutoffOf = (cells: Cells, context: ParseContext): string | null => {
  const text = cells.text("cutoff");
  if (isBlank(text)) return null;
  return readDate(text, { today: context.today }).date ?? text;
};

const parseHouse = (cells: Cells, layout: Layout, context: ParseContext): ParsedHouse => {
  const place = readVillage(
    {
      code: cells.has("village_code") ? villageCode(cells) : null,
      village: cells.text("village"),
      district: cells.text("district"),
    },
    context.villages,
  );
  // Of a member without a place the family's own holds; it was brought by another sheet.
  const untold = ["village_code", "village"] as const;
  const asFamily = layout.kind === "p3ke_member" && untold.every((field) => isBlank(cells.text(field)));
  if (place.finding !== null && !asFamily) {
    const byName = place.finding === "village_name_differs" || !cells.has("village_code");
    cells.note(byName ? "village" : "village_code", place.finding);
  }
  const both = /^(\d{1,3})\s*[/\-\s]\s*(\d{1,3})$/.exec(cells.text("rt_rw"));
  return {
    village: place.code,
    address: orNull(cells.text("address")),
    rt: neighbourhood(cells.text("rt") || (both?.[1] ?? "")),
    rw: neighbourhood(cells.text("rw") || (both?.[2] ?? "")),
    decile: cells.value("decile", readDecile),
    size: readCount(cells.text("household_size")),
    answers: readAnswers(cells, layout),
  };
};

const parsePerson = (
  cells: Cells,
  layout: Layout,
  context: ParseContext,
  district: string | null,
): ParsedPerson | null => {
  const ofHead = layout.kind === "p3ke_household" || (layout.kind === "named_list" && !cells.has("relation"));
  const name = ofHead
    ? cells.text("head_name") || cells.text("name")
    : cells.text("name") || cells.text("head_name");
  const relation = cells.value("relation", readRelation);
  const isHead =
    layout.kind === "p3ke_household" || relation === "head" || (ofHead && relation === "unknown");
  const age = readCount(cells.text("age"));
  const born = readDate(cells.text("birth_date"), {
    today: context.today,
    age,
    adult: isHead || relation === "parent",
    date1904: context.date1904,
  });
  if (!born.sound) cells.note("birth_date", "date_invalid");
  const sex = cells.value("sex", readSex);

  const reading = readNik(cells.text("nik"), context.mode);
  const corrected = readNik(cells.text("nik_corrected"), context.mode);
  if (layout.kind === "aid_history") {
    if (reading.state === "malformed") for (const code of reading.codes) cells.note("nik", code);
  } else {
    for (const code of reading.codes) cells.note("nik", code);
    if (reading.nik !== null) {
      for (const code of compareNik(reading.nik, { district, birthDate: born.date, sex }))
        cells.note("nik", code);
    }
  }
  const kk = readKk(cells.text("kk_number"));
  for (const code of kk.codes) cells.note("kk_number", code);
  const registry = cells.value("registry", readRegistry);
  if (registry === "disagrees") cells.note("registry", "registry_mismatch");
  if (isBlank(name) && layout.kind === "aid_history") {
    if (reading.nik === null) return null;
  }
  const correctedName = orNull(cells.text("name_corrected"));
  return {
    name: isBlank(name) ? "" : name,
    isHead,
    relation: isHead ? "head" : relation,
    sex,
    birthDate: born.date,
    ageBand: readAgeBand(cells) ?? (born.date === null && age !== null ? bandOf(age) : null),
    // A number mended at the village counts where the original is none; otherwise both are kept.
    nik: reading.nik ?? corrected.nik,
    badNik: reading.state === "malformed" && corrected.nik === null ? cells.text("nik") : null,
    kk: kk.kk,
    registry,
    marital: cells.value("marital", readMarital),
    answers: readPersonAnswers(
      cells,
      layout,
      reading.nik === null && corrected.nik !== null ? "sound" : reading.state,
      kk.kk !== null,
    ),
    correctedName:
      correctedName !== null && plainPersonName(correctedName) !== plainPersonName(name)
        ? correctedName
        : null,
    correctedNik:
      reading.nik !== null && corrected.nik !== null && corrected.nik !== reading.nik ? corrected.nik : null,
    active: !/meninggal|nonaktif|non aktif/i.test(cells.text("status_dtsen")),
  };
};

/** Statistics files give the four levels in a column each, as 32 | 16 | 18 | 2003 or as 32 | 3216 | 321618 | 3216182003. */
const villageCode = (cells: Cells): string => {
  const own = cells.text("village_code");
  const digits = (field: Field, length: number) => {
    const text = cells.text(field).replace(/\D/g, "");
    return text === "" ? "" : text.padStart(length, "0").slice(-length);
  };
  if (!/^\d{1,4}$/.test(own)) return own;
  const above = [digits("province_code", 2), digits("regency_code", 2), digits("district_code", 2)];
  return above.includes("") ? own : [...above, own.padStart(4, "0")].join("");
};

/** `1`, `01`, `RT 001` → `001`. */
const neighbourhood = (text: string): string | null => {
  const digits = /\d{1,3}/.exec(text)?.[0];
  return digits === undefined || Number(digits) === 0 ? null : digits.padStart(3, "0");
};

const orNull = (text: string): string | null => (isBlank(text) ? null : text);

const rawCells = (row: readonly string[], layout: Layout): Record<string, string> => {
  const raw: Record<string, string> = {};
  for (const at of [...Object.values(layout.at), ...layout.aid.map((column) => column.at)]) {
    const text = row[at];
    if (text) raw[layout.headers[at] ?? String(at)] = text;
  }
  return raw;
};
