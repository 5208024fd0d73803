import { hashOf } from "./canonical";
import { byCodePoint, type Instance, type MatchResult } from "./instance";

/**
 * The same instance and result under other ids. Ids of units, households and groups go through `pseudonym`; offers keep
 * theirs, which name no family. The kecamatan is left out unless a floor needs it, because few facts together can
 * point at a family. The certificate speaks of offers, rounds and ranks only, so it holds as before; the hash is new.
 */
export function withPseudonyms(
  instance: Instance,
  result: MatchResult,
  pseudonym: (kind: "unit" | "household" | "group", id: string) => string,
): { instance: Instance; result: MatchResult } {
  const unit = (id: string) => pseudonym("unit", id);
  const household = (id: string) => pseudonym("household", id);
  const { units, received, pins, bans, floors, ...rest } = instance;
  const renamed: Instance = {
    ...rest,
    units: units.map(({ area, group, ...one }) => ({
      ...one,
      id: unit(one.id),
      household: household(one.household),
      ...(group === undefined ? {} : { group: pseudonym("group", group) }),
      ...(area === undefined || !floors?.length ? {} : { area }),
    })),
    ...(received && {
      received: Object.fromEntries(Object.entries(received).map(([id, count]) => [household(id), count])),
    }),
    ...(floors && { floors }),
    ...(pins && { pins: pins.map((pin) => ({ ...pin, unit: unit(pin.unit) })) }),
    ...(bans && { bans: bans.map((ban) => ({ ...ban, unit: unit(ban.unit) })) }),
  };
  const { hash: _old, assignments, ...answer } = result;
  const renamedResult = {
    ...answer,
    assignments: assignments
      .map(([id, offer]): [string, string] => [unit(id), offer])
      .sort(([one], [other]) => byCodePoint(one, other)),
    ...(answer.protected && { protected: answer.protected.map(unit).sort(byCodePoint) }),
  };
  return { instance: renamed, result: { ...renamedResult, hash: hashOf(renamed, renamedResult) } };
}
