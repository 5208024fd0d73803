import type { Actor } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { perform, type Tx } from "~/platform/access/perform.server";
import { insertRun, requestOf } from "./new-run.server";
import { readSnapshot } from "./record.server";
import { pinFault } from "./rules/decisions";
import type { Instance, Unit } from "./rules/instance";
import { lockRun, type BanDecision, type LockedRun } from "./run.server";

/**
 * What a person changes in a computed proposal. The proposal itself stays as it is: a change makes a further scenario
 * with the same settings, so that its cost can be seen beside the first.
 */

/**
 * Fixes one need at one offer, in a new scenario.
 * @throws RuleBroken with a code of `pinFault`, or "run_state" unless the proposal waits or was put away
 */
export function pinNeed(
  actor: Actor,
  runId: string,
  { unit, offer, reason, key }: { unit: string; offer: string; reason: string; key?: string | null },
): Promise<string> {
  return perform(
    actor,
    "run.pin",
    (tx) => lockRun(tx, runId),
    async (tx, row) => {
      const instance = await openInstance(tx, row);
      const fault = pinFault(instance, { unit, offer });
      if (fault !== null) throw new RuleBroken(fault);
      const { household } = instance.units.find(({ id }) => id === unit)!;
      const request = requestOf(row);
      const pins = [...row.pins, { unit, offer, household, reason }];
      return insertRun(tx, actor, { ...request, pins });
    },
    { key, reason },
  );
}

/**
 * Takes a household out of one offer, or with null out of the whole run, in a new scenario: all its needs that could
 * use the offer. What was fixed for it there is no longer fixed.
 * @throws RuleBroken "ban_nothing" when it could not use the offer anyway, "run_state"
 */
export function barHousehold(
  actor: Actor,
  runId: string,
  {
    household,
    offer,
    reason,
    key,
  }: { household: string; offer: string | null; reason: string; key?: string | null },
): Promise<string> {
  return perform(
    actor,
    "run.bar",
    (tx) => lockRun(tx, runId),
    async (tx, row) => {
      const instance = await openInstance(tx, row);
      const units = unitsToBar(instance, household, offer);
      if (units.length === 0) throw new RuleBroken("ban_nothing");
      const bans = [
        ...row.bans,
        ...units.map(({ id }): BanDecision => ({ unit: id, offer, household, reason })),
      ];
      const barred = new Set(units.map(({ id }) => id));
      const pins = row.pins.filter((pin) => !(barred.has(pin.unit) && (offer ?? pin.offer) === pin.offer));
      return insertRun(tx, actor, { ...requestOf(row), pins, bans });
    },
    { key, reason },
  );
}

function unitsToBar(instance: Instance, household: string, offer: string | null): Unit[] {
  const barred = new Set((instance.bans ?? []).map((ban) => `${ban.unit} ${ban.offer ?? ""}`));
  return instance.units.filter(
    (unit) =>
      unit.household === household &&
      !barred.has(`${unit.id} `) &&
      (offer === null
        ? unit.offers.length > 0
        : unit.offers.includes(offer) && !barred.has(`${unit.id} ${offer}`)),
  );
}

/** An approved run's pairs are matches: they are cancelled one by one, not changed in a scenario. */
async function openInstance(tx: Tx, row: LockedRun): Promise<Instance> {
  const open = row.state === "certified" || row.state === "discarded";
  const kept = open ? await readSnapshot(tx, row.id) : null;
  if (kept === null) throw new RuleBroken("run_state", { state: row.state });
  return kept.instance;
}
