import { isRegionCode } from "~/features/regions/rules";
import { dayOf, textOf } from "./form-reply.server";
import type { ProposedFamily, ProposedPerson } from "./proposal-commands.server";
import { isDay } from "./rules/dates";

export const otherRows = 6;
export const relationships = ["spouse", "child", "child_in_law", "grandchild", "parent", "other"] as const;

/** The posted proposal with the fields that cannot be right. */
export function readFamily(
  form: FormData,
  today: string,
): { family: ProposedFamily; invalid: Record<string, string> } {
  const invalid: Record<string, string> = {};
  const need = (name: string, longest: number): string => {
    const text = textOf(form, name, longest);
    if (text === "") invalid[name] = "required";
    return text;
  };
  const birth = (name: string): string | null => {
    const day = dayOf(form, name);
    if (day === "") return null;
    if (!isDay(day) || day > today) invalid[name] = "date_invalid";
    return day;
  };
  const sex = (name: string): ProposedPerson["sex"] => {
    const given = form.get(name);
    return given === "male" || given === "female" ? given : null;
  };
  const villageCode = textOf(form, "village", 13);
  if (!isRegionCode(villageCode) || villageCode.length !== 13) invalid.village = "village_unknown";
  const others = Array.from({ length: otherRows }, (_, row) => ({
    name: textOf(form, `name-${row}`, 200),
    relationship: relationships.find((one) => one === form.get(`relationship-${row}`)) ?? null,
    sex: sex(`sex-${row}`),
    birthDate: birth(`birth-${row}`),
  })).filter((person) => person.name !== "");
  const family: ProposedFamily = {
    villageCode,
    address: need("address", 500),
    rt: textOf(form, "rt", 3) || null,
    rw: textOf(form, "rw", 3) || null,
    ground: need("ground", 2000),
    nik: textOf(form, "nik", 40),
    kkNumber: textOf(form, "kk", 40),
    head: { name: need("name", 200), relationship: "head", sex: sex("sex"), birthDate: birth("birth") },
    others,
  };
  return { family, invalid };
}
