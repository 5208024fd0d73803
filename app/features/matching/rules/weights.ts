import type { Weights } from "./score";

/** Every number of the order weights by a name of its own, as the form and the comparison of versions use it. */
export const weightFields = [
  "decile_1",
  "decile_2",
  "decile_3",
  "decile_4",
  "decile_unknown",
  "open_need",
  "open_need_most",
  "elderly_alone",
  "severely_disabled",
  "severely_disabled_most",
  "stunting_or_pregnant",
  "stunting_or_pregnant_most",
  "female_head",
  "waiting",
  "waiting_most",
] as const;
export type WeightField = (typeof weightFields)[number];

/** A household's score must stay a whole number well inside what a rank can be computed with. */
export const mostPoints = 10_000;

export type WeightValues = Record<WeightField, number>;

export function valuesOf(weights: Weights): WeightValues {
  const [first, second, third, fourth] = weights.decile;
  return {
    decile_1: first,
    decile_2: second,
    decile_3: third,
    decile_4: fourth,
    decile_unknown: weights.decileUnknown,
    open_need: weights.openNeed.points,
    open_need_most: weights.openNeed.atMost,
    elderly_alone: weights.elderlyAlone,
    severely_disabled: weights.severelyDisabled.points,
    severely_disabled_most: weights.severelyDisabled.atMost,
    stunting_or_pregnant: weights.stuntingOrPregnant.points,
    stunting_or_pregnant_most: weights.stuntingOrPregnant.atMost,
    female_head: weights.femaleHead,
    waiting: weights.waiting.points,
    waiting_most: weights.waiting.atMost,
  };
}

export function weightsOf(values: WeightValues): Weights {
  return {
    decile: [values.decile_1, values.decile_2, values.decile_3, values.decile_4],
    decileUnknown: values.decile_unknown,
    openNeed: { points: values.open_need, atMost: values.open_need_most },
    elderlyAlone: values.elderly_alone,
    severelyDisabled: { points: values.severely_disabled, atMost: values.severely_disabled_most },
    stuntingOrPregnant: { points: values.stunting_or_pregnant, atMost: values.stunting_or_pregnant_most },
    femaleHead: values.female_head,
    waiting: { points: values.waiting, atMost: values.waiting_most },
  };
}

/** A poorer decile never weighs less than a better one: the order may be tuned, not turned. */
export function isTurned({ decile }: Weights): boolean {
  return decile.some((points, at) => at > 0 && points > decile[at - 1]!);
}
