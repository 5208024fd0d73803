import type { Random } from "./random";

/**
 * Numbers in the synthetic range: serial 9000–9999 (handbook 17.2). No kecamatan
 * issues nine thousand numbers for one birthday, so no living person holds one.
 */
export const SYNTHETIC_SERIAL_FROM = 9000;

export type NumberParts = {
  /** Kemendagri code of the kecamatan, dotted: `32.16.18`. */
  district: string;
  /** 'YYYY-MM-DD': birth date of a NIK, issue date of a No KK. */
  date: string;
  /** 9000–9999. */
  serial: number;
};

/** NIK: kecamatan, DDMMYY with 40 added to a woman's day, serial. */
export const composeNik = ({ district, date, serial, sex }: NumberParts & { sex: "male" | "female" }) =>
  compose(district, date, serial, sex === "female" ? 40 : 0);

/** No KK: kecamatan, issue date DDMMYY, serial. */
export const composeKk = ({ district, date, serial }: NumberParts) => compose(district, date, serial, 0);

/** Hands out serials so that no number repeats within one seed. */
export const createSerials = (random: Random) => {
  const next = new Map<string, number>();
  return (kind: "nik" | "kk", district: string, date: string, sex = "") => {
    const key = `${kind} ${district} ${date.slice(2)} ${sex}`;
    const used = next.get(key) ?? random.whole(0, 899);
    next.set(key, used + 1);
    return SYNTHETIC_SERIAL_FROM + (used % 1000);
  };
};

const compose = (district: string, date: string, serial: number, dayShift: number) => {
  const [year = "", month = "", day = ""] = date.split("-");
  const shifted = String(Number(day) + dayShift).padStart(2, "0");
  return `${district.replaceAll(".", "")}${shifted}${month}${year.slice(2)}${String(serial).padStart(4, "0")}`;
};
