/** How people shorten the words of a header. "kel" and "kk" stand for several words and are left alone. */
const SHORT_FORMS: Record<string, string> = {
  almt: "alamat",
  bb: "bahan bakar",
  bgn: "bangunan",
  dg: "dengan",
  dgn: "dengan",
  dsl: "desil",
  fas: "fasilitas",
  fasil: "fasilitas",
  hub: "hubungan",
  ind: "individu",
  jmlh: "jumlah",
  jml: "jumlah",
  jn: "jenis",
  jns: "jenis",
  kd: "kode",
  kelrg: "keluarga",
  kep: "kepala",
  kepem: "kepemilikan",
  kes: "kesejahteraan",
  kesej: "kesejahteraan",
  klamin: "kelamin",
  klg: "keluarga",
  klmn: "kelamin",
  klrg: "keluarga",
  klrga: "keluarga",
  lhr: "lahir",
  ls: "luas",
  nm: "nama",
  nmr: "nomor",
  pddk: "pendidikan",
  pek: "pekerjaan",
  pekerj: "pekerjaan",
  pend: "pendidikan",
  pendik: "pendidikan",
  pener: "penerima",
  pkj: "pekerjaan",
  pkrj: "pekerjaan",
  pkrjaan: "pekerjaan",
  pnrm: "penerima",
  rmh: "rumah",
  sbr: "sumber",
  smbr: "sumber",
  stat: "status",
  sts: "status",
  tgl: "tanggal",
  tgk: "tingkat",
  th: "tahun",
  thn: "tahun",
  tmp: "tempat",
  wil: "wilayah",
};

/** "Nm. Kepala Klg" → "nama kepala keluarga"; `null` when nothing is shortened. */
export const spelledOut = (header: string): string | null => {
  let changed = false;
  const words = header
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => {
      const whole = SHORT_FORMS[word];
      changed ||= whole !== undefined;
      return whole ?? word;
    });
  return changed ? words.join(" ") : null;
};

/**
 * The value whose name differs from `key` by one slip, by two in a long word; `null` when names
 * of different values are equally near. Short words and words with digits ("usia 7-12") are not
 * guessed at: there a slip makes another word.
 */
export const nearestName = <T>(key: string, names: readonly (readonly [string, T])[]): T | null => {
  if (key.length < 6 || key.length > 60 || /\d/.test(key)) return null;
  const allowed = key.length >= 11 ? 2 : 1;
  let nearest = allowed + 1;
  let found: T | null = null;
  let tied = false;
  for (const [name, value] of names) {
    if (name.length < 6 || Math.abs(name.length - key.length) > allowed) continue;
    const distance = slips(key, name, allowed);
    if (distance > nearest || distance > allowed) continue;
    tied = distance === nearest && found !== value ? true : distance === nearest && tied;
    nearest = distance;
    found = value;
  }
  return tied ? null : found;
};

/** Letters left out, added, mistaken or swapped with the next one; above `most` any larger number. */
const slips = (a: string, b: string, most: number): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, line[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = line;
  }
  return last[b.length]!;
};
