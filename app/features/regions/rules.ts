/** Names are compared in lower case, letters and digits only: "Sanga-Sanga", "SANGA SANGA" and "Sangasanga" are one. */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/^(kabupaten|kab\.?|kota|kecamatan|kec\.?|desa|kelurahan|kel\.?)\s+/, "")
    .replace(/[^a-z0-9]/g, "");
}

/** 1 province, 2 regency, 3 district, 4 village: Kemendagri code PP.KK.CC.VVVV. */
export function levelOf(code: string): 1 | 2 | 3 | 4 {
  return code.split(".").length as 1 | 2 | 3 | 4;
}

/** The village part starts with 1 for a kelurahan, 2 for a desa, 3 for a desa adat. */
export function villageKind(code: string): "kelurahan" | "desa" | "desa_adat" | null {
  const first = code.split(".")[3]?.[0];
  return first === "1" ? "kelurahan" : first === "2" ? "desa" : first === "3" ? "desa_adat" : null;
}

/** Files carry the code without dots: 6402061001 is 64.02.06.1001. Null when it is no code at all. */
export function dotted(code: string): string | null {
  const plain = code.trim().replace(/\./g, "");
  if (!/^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$/.test(plain)) return null;
  return [plain.slice(0, 2), plain.slice(2, 4), plain.slice(4, 6), plain.slice(6)].filter(Boolean).join(".");
}

export const districtOf = (village: string): string => village.slice(0, 8);

export const isRegionCode = (value: string): boolean => /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(value);

/** Time zone of a region by its province: WIB in the west, WITA in the middle, WIT in the east (Keppres 41/1987). */
export function timeZoneOf(
  code: string,
): "Asia/Jakarta" | "Asia/Pontianak" | "Asia/Makassar" | "Asia/Jayapura" {
  const province = Number(code.slice(0, 2));
  if (province >= 80) return "Asia/Jayapura";
  if (province >= 70 || (province >= 51 && province <= 53) || (province >= 63 && province <= 65))
    return "Asia/Makassar";
  return province === 61 || province === 62 ? "Asia/Pontianak" : "Asia/Jakarta";
}
