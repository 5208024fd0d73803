/**
 * What a count of needs says about the criteria of a program. Pure. The database answers, per place, how many verified open
 * needs share one mask of answers (`count_program_fit`); here the masks become figures a head of office reads.
 */
import { criterionNames, type Criteria, type CriterionName } from "./criteria";

/**
 * Needs of one place that were answered alike. Bit i of `household` says that criterion i is not met, bit i + 16 that it must
 * be asked. `persons`: bit 0, one person meets all criteria about people; bit 1, one may meet them; bit i - 3, one meets all
 * but criterion i. `fitted`: would have fitted the criteria that are compared with.
 */
export type FitRow = { place: string; household: number; persons: number; fitted: boolean; needs: number };

/** Needs that fit, that must be asked first, and all that are open; and against the compared criteria, who comes and goes. */
export type FitFigures = { fits: number; asks: number; all: number; gains: number; loses: number };

/**
 * What one criterion does by itself: `alone` needs would fit without it and it refuses them; `held` needs would fit without
 * it and wait for its answer.
 */
export type CriterionEffect = { criterion: CriterionName; alone: number; held: number };

export type FitSummary = {
  places: Map<string, FitFigures>;
  total: FitFigures;
  criteria: CriterionEffect[];
  /** Refused by two criteria or more: taking any one away would not let them in. */
  refusedBySeveral: number;
  /** Two answers or more are missing. */
  heldBySeveral: number;
};

const none = (): FitFigures => ({ fits: 0, asks: 0, all: 0, gains: 0, loses: 0 });

export function summariseFit(criteria: Criteria, rows: readonly FitRow[]): FitSummary {
  const present = criterionNames.filter((name) => criteria[name] !== undefined);
  const ofPerson = present.filter((name) => bitOf(name) >= firstOfPerson);
  const effects = new Map(present.map((criterion) => [criterion, { criterion, alone: 0, held: 0 }]));
  const summary = { places: new Map<string, FitFigures>(), total: none() };
  const several = { failed: 0, unknown: 0 };
  for (const row of rows) {
    const answer = answerOf(row);
    let figures = summary.places.get(row.place);
    if (!figures) summary.places.set(row.place, (figures = none()));
    for (const into of [figures, summary.total]) {
      into.all += row.needs;
      if (answer === "ok") into.fits += row.needs;
      if (answer === "unknown") into.asks += row.needs;
      if (answer === "ok" && !row.fitted) into.gains += row.needs;
      if (answer !== "ok" && row.fitted) into.loses += row.needs;
    }
    if (answer === "ok") continue;
    let rescued = false;
    for (const [name, effect] of effects)
      if (fitsWithout(name, row, ofPerson)) {
        effect[answer === "failed" ? "alone" : "held"] += row.needs;
        rescued = true;
      }
    if (!rescued) several[answer] += row.needs;
  }
  return {
    ...summary,
    criteria: [...effects.values()],
    refusedBySeveral: several.failed,
    heldBySeveral: several.unknown,
  };
}

const firstOfPerson = criterionNames.indexOf("member_class");
const bitOf = (name: CriterionName) => criterionNames.indexOf(name);

function answerOf({ household, persons }: FitRow): "ok" | "unknown" | "failed" {
  if ((household & 0xffff) !== 0 || (persons & 2) === 0) return "failed";
  return household === 0 && (persons & 1) !== 0 ? "ok" : "unknown";
}

function fitsWithout(name: CriterionName, row: FitRow, ofPerson: readonly CriterionName[]): boolean {
  const bit = bitOf(name);
  if (bit < firstOfPerson)
    return (row.household & ~((1 << bit) | (1 << (bit + 16)))) === 0 && (row.persons & 1) !== 0;
  if (row.household !== 0) return false;
  // Without the only question about people nobody needs to be found.
  return ofPerson.length === 1 || (row.persons & (1 << (bit - firstOfPerson + 2))) !== 0;
}
