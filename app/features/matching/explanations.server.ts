import { sql } from "drizzle-orm";
import type { Reader } from "~/platform/access/transaction.server";
import type { NeedCode, RecipientKind } from "~/features/needs/catalogue";
import type { Criteria } from "~/features/programs/criteria";
import { unpackFacts } from "./rules/cards";
import type { Explanation } from "./rules/explain";
import type { Cutoff } from "./rules/instance";
import { refusalOf, type Refusal } from "./rules/plan";
import type { ReasonCode } from "./rules/reasons";
import { lotOf, scoreOf, type Weights } from "./rules/score";
import { rowsOf } from "./rows.server";
import type { LineExplanation } from "./run.server";

/** What a line keeps of its reason. Everything else is worked out from it and from what the run says of its offers. */
export type KeptReason = {
  code: ReasonCode;
  list: number;
  before: number;
  facts: Buffer;
  person: number | null;
  windows: Record<string, string | null> | null;
};

export const reasonColumns = sql`l.code, l.list, l.before, l.facts, l.person, l.windows`;

type Line = KeptReason & {
  need: NeedCode | null;
  householdId: string;
  memberId: string | null;
  caseCode: string | null;
  region: string;
  offerId: string | null;
};

/**
 * The reasons of these lines of one run, as they were on its day: from the facts kept with each line and the criteria
 * kept with each offer, whatever became of household and program since.
 */
export async function explainLines<Row extends Line>(
  tx: Reader,
  runId: string,
  lines: readonly Row[],
): Promise<(Omit<Row, keyof KeptReason> & { explanation: LineExplanation })[]> {
  if (lines.length === 0) return [];
  const known = await readKnown(
    tx,
    runId,
    lines.map(({ list }) => list),
  );
  return lines.map(({ code, list, before, facts, person, windows, ...line }) => ({
    ...line,
    explanation: explain(known, { ...line, code, list, before, facts, person, windows }),
  }));
}

type OfferOfRun = {
  id: string;
  need: NeedCode;
  recipient: RecipientKind;
  criteria: Criteria[];
  sourceId: string;
  reaches: number[];
  cutoff: Cutoff;
};

type Known = {
  on: string;
  seed: string;
  weights: Weights;
  offers: OfferOfRun[];
  lists: ReadonlyMap<number, number[]>;
};

async function readKnown(tx: Reader, runId: string, lists: number[]): Promise<Known> {
  const [run] = await rowsOf<Pick<Known, "on" | "seed" | "weights">>(
    tx,
    sql`select r.business_date::text as on, r.seed, w.weights from run r join weight_set w on w.version = r.weight_version
      where r.id = ${runId}`,
  );
  const offers = await rowsOf<OfferOfRun>(
    tx,
    sql`select o.id, o.need, o.recipient, f.criteria, f.source_id as "sourceId", f.reaches,
        jsonb_build_object('offer', o.id, 'state', f.cutoff_state, 'round', f.cutoff_round, 'rank', f.cutoff_rank) as cutoff
      from run_offer f join offer o on o.id = f.offer_id where f.run_id = ${runId} order by f.number`,
  );
  const rows = await rowsOf<{ number: number; offers: number[] }>(
    tx,
    sql`select number, offers from run_list where run_id = ${runId} and number = any(${sql.param(lists)}::int[])`,
  );
  return { ...run!, offers, lists: new Map(rows.map((row) => [row.number, row.offers])) };
}

function explain({ on, seed, weights, offers, lists }: Known, line: Line): LineExplanation {
  const { facts, score } = unpackFacts(line.facts, line.region, line.person, on);
  const numbers = lists.get(line.list) ?? [];
  const need = line.need ?? offers[numbers[0] ?? -1]?.need ?? null;
  const recipient = line.memberId === null ? "household" : "member";
  const refusals =
    need === null
      ? []
      : offers
          .filter(
            (offer, at) => offer.need === need && offer.recipient === recipient && !numbers.includes(at),
          )
          .map((offer) => refusalOf(offer, { ...line, need, facts, windows: line.windows ?? {} }))
          .filter((refusal) => refusal !== null);
  return {
    why: reasonOf(line, { offers, numbers, refusals }),
    score: scoreOf(score, weights),
    lot: line.caseCode === null ? "" : lotOf(seed, line.caseCode),
  };
}

type Grounds = { offers: OfferOfRun[]; numbers: number[]; refusals: Refusal[] };

function reasonOf(
  { code, offerId, before }: Pick<Line, "code" | "offerId" | "before">,
  { offers, numbers, refusals }: Grounds,
): Explanation {
  const usable = numbers.map((at) => offers[at]!);
  switch (code) {
    case "served":
    case "pinned":
    case "secured": {
      const by = code === "served" ? {} : { by: code === "pinned" ? ("pin" as const) : ("floor" as const) };
      const { id, cutoff } = offers.find((offer) => offer.id === offerId)!;
      return { code: "served", offer: id, ...by, cutoff, refusals };
    }
    case "no_offer":
    case "barred":
      return { code };
    case "not_eligible":
      return { code, refusals };
    case "mate_served":
    case "cap_reached":
      return { code, offers: usable.map(({ id }) => id), refusals };
    case "waiting": {
      const reached = new Set(usable.flatMap(({ reaches }) => reaches));
      return {
        code,
        offers: usable.map(({ id, cutoff }) => ({ offer: id, cutoff })),
        before,
        helpedBy: offers.filter((_, at) => reached.has(at) && !numbers.includes(at)).map(({ id }) => id),
        refusals,
      };
    }
  }
}
