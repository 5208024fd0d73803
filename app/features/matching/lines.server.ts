import { sql } from "drizzle-orm";
import type { Tx } from "~/platform/access/perform.server";
import { newId } from "~/platform/db/id";
import { factsOfCard } from "./cards.server";
import { runFigures, writeRunOffers } from "./figures.server";
import type { PlannedRun } from "./planned-run.server";
import { factsStart, regionOf, uuidText, villageOf } from "./rules/cards";
import type { Answer } from "./rules/columns";
import { helpOf } from "./rules/plan-columns";
import { keysOf } from "./rules/protection";
import { reachesOf } from "./rules/reaches";
import { reasonCodes, reasonsOf, type Reasons } from "./rules/reasons";
import type { Outcome } from "./rules/run";
import type { LockedRun, RunCounts } from "./run.server";

/** Writes a line for every need of a run, a row for every offer, and answers what is counted. */
export async function writeLines(
  tx: Tx,
  row: Pick<LockedRun, "id" | "region">,
  planned: PlannedRun,
  answer: Answer,
): Promise<RunCounts> {
  const { supply, plan } = planned;
  const { columns } = plan;
  const reaches = reachesOf(columns, answer);
  const offered = new Set(supply.map(({ need, recipient }) => `${need} ${recipient}`));
  const needOf = (unit: number) => plan.dimensions[columns.units.dimension[unit]!]!;
  const reasons = reasonsOf(columns, answer, reaches, (unit) =>
    offered.has(`${needOf(unit)} ${plan.units.person[unit]! < 0 ? "household" : "member"}`),
  );
  const figures = runFigures(planned, answer, reaches);
  await writeRunOffers(tx, row, planned, answer, figures, reaches);
  await writeLists(tx, row, reaches.usable);
  const count = columns.units.list.length;
  for (let from = 0; from < count; from += 5000) {
    await writeSome(
      tx,
      row.id,
      planned,
      { answer, reasons, lists: reaches.usable.of },
      from,
      Math.min(count, from + 5000),
    );
  }
  return {
    households: plan.households.card.length,
    needs: count,
    eligible: reasons.code.reduce((sum, code) => sum + Number(outcomeOf(code) !== "not_eligible"), 0),
    places: columns.offers.capacity.reduce((sum, places) => sum + places, 0),
    ...figures.counts,
  };

  function writeSome(
    tx: Tx,
    runId: string,
    { plan, cards }: PlannedRun,
    { answer, reasons, lists }: { answer: Answer; reasons: Reasons; lists: Int32Array },
    from: number,
    to: number,
  ): Promise<unknown> {
    const units = Array.from({ length: to - from }, (_, at) => from + at);
    const householdOf = (unit: number) => plan.columns.units.household[unit]!;
    const cardOf = (unit: number) => plan.households.card[householdOf(unit)]!;
    const column = <Value>(value: (unit: number) => Value) => sql.param(units.map(value));
    return tx.execute(sql`insert into allocation (id, run_id, need_id, household_id, member_id, region, offer_id, rank,
        score, outcome, code, list, before, facts, person, windows)
      select x.id, ${runId}::uuid, x.need_id, n.household_id, n.member_id, x.region, x.offer_id, x.rank, x.score, x.outcome,
        x.code, x.list, x.before, decode(x.facts, 'hex'), nullif(x.person, -1), x.windows::jsonb
      from unnest(${column(() => newId())}::uuid[], ${column((unit) => uuidText(cards.bytes, plan.units.id[unit]!))}::uuid[],
        ${column((unit) => regionOf(villageOf(cards.view, factsStart(cards.view, cards.start[cardOf(unit)]!))))}::text[],
        ${column((unit) => plan.offers[answer.at[unit]!]?.id ?? null)}::uuid[],
        ${column((unit) => householdOf(unit) + 1)}::int[],
        ${column((unit) => plan.households.score[householdOf(unit)]!)}::int[],
        ${column((unit) => outcomeOf(reasons.code[unit]!))}::text[],
        ${column((unit) => reasonCodes[reasons.code[unit]!]!)}::text[],
        ${column((unit) => lists[unit]!)}::int[], ${column((unit) => reasons.before[unit]!)}::int[],
        ${column((unit) => Buffer.from(factsOfCard(cards, cardOf(unit))).toString("hex"))}::text[],
        ${column((unit) => plan.units.person[unit]!)}::smallint[],
        ${column((unit) => windowsOfUnit(planned, unit))}::text[])
        as x(id, need_id, region, offer_id, rank, score, outcome, code, list, before, facts, person, windows)
      join need n on n.id = x.need_id`);
  }
}

async function writeLists(
  tx: Tx,
  row: Pick<LockedRun, "id" | "region">,
  { start, offers }: { start: Int32Array; offers: Int32Array },
): Promise<void> {
  const lists = Array.from({ length: start.length - 1 }, (_, list) => ({
    number: list,
    offers: [...offers.subarray(start[list], start[list + 1])],
  }));
  for (let at = 0; at < lists.length; at += 5000) {
    await tx.execute(sql`insert into run_list (run_id, region, number, offers)
      select ${row.id}::uuid, ${row.region}, x.number, array(select jsonb_array_elements_text(x.offers)::int)
      from jsonb_to_recordset(${JSON.stringify(lists.slice(at, at + 5000))}::jsonb) as x(number int, offers jsonb)`);
  }
}

/** The windows that bar this help somewhere, as JSON; null where none does. */
function windowsOfUnit({ plan }: PlannedRun, unit: number): string | null {
  const barred = plan.barred.get(plan.households.card[plan.columns.units.household[unit]!]!);
  if (barred === undefined) return null;
  const need = plan.dimensions[plan.columns.units.dimension[unit]!]!;
  const person = plan.units.person[unit]!;
  const found = plan.offers.flatMap((offer) =>
    offer.need === need ? keysOf(helpOf(barred, offer, person)) : [],
  );
  const own = Object.entries(barred.windows).filter(([key]) => found.includes(key));
  return own.length === 0 ? null : JSON.stringify(Object.fromEntries(own));
}

function outcomeOf(code: number): Outcome {
  switch (reasonCodes[code]!) {
    case "served":
    case "pinned":
    case "secured":
      return "served";
    case "no_offer":
    case "not_eligible":
      return "not_eligible";
    default:
      return "not_served";
  }
}
