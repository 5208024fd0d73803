import type { VillagePlan } from "./chain";
import type { SeedFamily } from "./families";
import { composeNik } from "./nik";
import { newId } from "~/platform/db/id";
import { shiftDays, yearsOld, type SyntheticPerson } from "./people";

/**
 * The cases that a random list does not show by itself, set by hand into one village: whoever learns the portal there
 * meets each of them (handbook 17.9). Returns them by name for tests.
 */
export function addAwkwardCases(
  plans: readonly VillagePlan[],
  where: { village: string; today: string },
): Record<string, SeedFamily> {
  const plan = plans.find((one) => one.code === where.village);
  if (!plan || plan.families.length < 10) throw new Error("The village of the awkward cases is too small.");
  const take = (suits: (one: SeedFamily) => boolean, besides: SeedFamily[]): SeedFamily => {
    const found = plan.families.find((one) => !besides.includes(one) && suits(one));
    if (!found) throw new Error("No family suits the case; change the seed.");
    return found;
  };
  const used: SeedFamily[] = [];
  const choose = (suits: (one: SeedFamily) => boolean) => {
    const found = take(suits, used);
    used.push(found);
    return found;
  };

  const headDeceased = choose((one) => adults(one, where.today) >= 2);
  headDeceased.left.push({ position: 0, reason: "deceased", on: shiftDays(plan.meetingOn, -6) });

  const firstInHouse = choose(() => true);
  const secondInHouse = choose(() => true);
  for (const part of ["address", "rt", "rw"] as const) secondInHouse.family[part] = firstInHouse.family[part];

  const twins = choose(
    (one) =>
      one.family.members.length >= 3 && one.family.members.some((person) => person.relation === "child"),
  );
  addTwin(twins, where.village);

  const manlyNik = choose((one) =>
    one.family.members.some((person) => person.sex === "female" && person.nik !== null),
  );
  const woman = manlyNik.family.members.find((person) => person.sex === "female" && person.nik !== null)!;
  woman.nik = `${woman.nik!.slice(0, 6)}${String(Number(woman.nik!.slice(6, 8)) - 40).padStart(2, "0")}${woman.nik!.slice(8)}`;

  const split = choose((one) => adults(one, where.today) >= 3);
  split.left.push({
    position: split.family.members.length - 1,
    reason: "moved_away",
    on: shiftDays(plan.meetingOn, -8),
  });

  const repaired = choose((one) => one.family.houseStatus === "owned");
  Object.assign(repaired.family, { floor: "earth", wall: "bamboo" });
  repaired.aid.push({
    need: "housing",
    program: "BSPS",
    origin: "national",
    year: Number(where.today.slice(0, 4)) - 9,
  });

  const renter = choose((one) => one.family.houseStatus === "rented" || one.family.houseStatus === "lodging");
  Object.assign(renter.family, { houseStatus: "rented", floor: "earth", wall: "bamboo" });

  return { headDeceased, firstInHouse, secondInHouse, twins, manlyNik, split, repaired, renter };
}

const adults = (one: SeedFamily, today: string): number =>
  one.family.members.filter((person) => yearsOld(person.birthDate, today) >= 18).length;

/** A second child of the same birthday, sex and registry office: their serials are neighbours. */
function addTwin(one: SeedFamily, village: string): void {
  const position = one.family.members.findIndex((person) => person.relation === "child");
  const child = one.family.members[position]!;
  const district = village.slice(0, 8);
  const serial = 9_890;
  const numbered = (person: SyntheticPerson, by: number): SyntheticPerson => ({
    ...person,
    badNik: null,
    nik: composeNik({ district, date: person.birthDate, serial: serial + by, sex: person.sex }),
    registryMatch: true,
  });
  one.family.members[position] = numbered(child, 0);
  one.family.members.push({ ...numbered(child, 1), name: `${child.name.split(" ")[0]} Kembar` });
  one.memberIds.push(newId());
}
