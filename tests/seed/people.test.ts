import { describe, expect, it } from "vitest";
import { createPeople } from "../../drizzle/seed/people";

const TODAY = "2023-07-03";
const families = (count: number, seed = 1, village = "32.16.18.2003") => {
  const people = createPeople({ seed, today: TODAY });
  return Array.from({ length: count }, () => people.household(village));
};

describe("synthetic people", () => {
  it("carry only NIK serials 9000–9999, and none twice", () => {
    const niks = families(4000).flatMap((one) => one.members.flatMap((member) => member.nik ?? []));
    for (const nik of niks) expect(nik).toMatch(/^\d{12}9\d{3}$/);
    expect(new Set(niks).size).toBe(niks.length);
  });

  it("are the same families whenever the seed is the same", () => {
    expect(families(50, 7)).toEqual(families(50, 7));
    expect(families(50, 7)).not.toEqual(families(50, 8));
  });

  it("are born before today and hide their birth date in their NIK, a woman's day raised by 40", () => {
    for (const member of families(500).flatMap((one) => one.members)) {
      expect(member.birthDate <= TODAY).toBe(true);
      if (!member.nik) continue;
      const [year = "", month = "", day = ""] = member.birthDate.split("-");
      const shown = String(Number(day) + (member.sex === "female" ? 40 : 0)).padStart(2, "0");
      expect(member.nik.slice(6, 12)).toBe(`${shown}${month}${year.slice(2)}`);
    }
  });

  it("show the awkward shares: moved, without NIK, not padan, malformed", () => {
    const members = families(3000).flatMap((one) => one.members);
    const share = (test: (one: (typeof members)[number]) => boolean) =>
      members.filter(test).length / members.length;
    expect(share((one) => one.nik === null && one.badNik === null)).toBeCloseTo(0.03, 1);
    expect(share((one) => one.badNik !== null)).toBeGreaterThan(0.004);
    expect(share((one) => one.nik !== null && !one.nik.startsWith("321618"))).toBeGreaterThan(0.05);
    expect(share((one) => one.name.split(" ").length === 1)).toBeGreaterThan(0.1);
  });
});
