/** What each code of the matching is called, in the reader's language. */
import { m } from "~/platform/i18n/generated/messages";
import type { TagFamily } from "~/ui/tag";
import type { MarkShape } from "~/ui/mark";
import type { StaleReason } from "../approval.server";
import type { PinFault } from "../rules/decisions";
import type { Change, HouseholdShow, Outcome, RunState } from "../rules/run";
import type { ScorePart } from "../rules/score";
import type { WeightField } from "../rules/weights";

type Labels<Code extends string> = Readonly<Record<Code, () => string>>;

export const runStateLabels: Labels<RunState> = {
  draft: () => m.matching_state_draft(),
  computed: () => m.matching_state_computed(),
  certified: () => m.matching_state_certified(),
  approved: () => m.matching_state_approved(),
  discarded: () => m.matching_state_discarded(),
  failed: () => m.matching_state_failed(),
};

export const runStateLooks: Readonly<Record<RunState, { shape: MarkShape; family: TagFamily }>> = {
  draft: { shape: "waiting", family: "slate" },
  computed: { shape: "half", family: "river" },
  certified: { shape: "full", family: "river" },
  approved: { shape: "done", family: "green" },
  discarded: { shape: "stopped", family: "slate" },
  failed: { shape: "alert", family: "red" },
};

export const outcomeLabels: Labels<Outcome> = {
  served: () => m.matching_outcome_served(),
  not_served: () => m.matching_outcome_not_served(),
  not_eligible: () => m.matching_outcome_not_eligible(),
};

export const outcomeLooks: Readonly<Record<Outcome, { shape: MarkShape; family: TagFamily }>> = {
  served: { shape: "done", family: "green" },
  not_served: { shape: "waiting", family: "amber" },
  not_eligible: { shape: "stopped", family: "slate" },
};

export const householdShowLabels: Labels<HouseholdShow> = {
  served: () => m.matching_show_served(),
  none: () => m.matching_show_none(),
};

export const changeLabels: Labels<Change> = {
  loses: () => m.matching_change_loses(),
  gains: () => m.matching_change_gains(),
  moves: () => m.matching_change_moves(),
};

export const changeLooks: Readonly<Record<Change, { shape: MarkShape; family: TagFamily }>> = {
  loses: { shape: "alert", family: "amber" },
  gains: { shape: "done", family: "green" },
  moves: { shape: "half", family: "slate" },
};

export const pinFaultLabels: Labels<PinFault> = {
  pin_need_gone: () => m.matching_pin_need_gone(),
  pin_offer_gone: () => m.matching_pin_offer_gone(),
  pin_already: () => m.matching_pin_already(),
  pin_barred: () => m.matching_pin_barred(),
  pin_not_eligible: () => m.matching_pin_not_eligible(),
  pin_group: () => m.matching_pin_group(),
  pin_cap: () => m.matching_pin_cap(),
  pin_offer_full: () => m.matching_pin_offer_full(),
};

/** What a computation refused, by the code its failure begins with. */
export const failureLabels: Readonly<Record<string, () => string>> = {
  unknown_unit: () => m.matching_pin_need_gone(),
  unknown_offer: () => m.matching_pin_offer_gone(),
  pin_not_eligible: () => m.matching_pin_not_eligible(),
  pin_above_capacity: () => m.matching_pin_offer_full(),
  pin_above_cap: () => m.matching_pin_cap(),
  pin_twice_in_group: () => m.matching_pin_group(),
  pin_and_ban: () => m.matching_pin_barred(),
};

export const scorePartLabels: Labels<ScorePart> = {
  decile: () => m.matching_score_decile(),
  open_needs: () => m.matching_score_open_needs(),
  elderly_alone: () => m.matching_score_elderly_alone(),
  severely_disabled: () => m.matching_score_severely_disabled(),
  stunting_or_pregnant: () => m.matching_score_stunting_or_pregnant(),
  female_head: () => m.matching_score_female_head(),
  waiting: () => m.matching_score_waiting(),
};

export const weightLabels: Labels<WeightField> = {
  decile_1: () => m.matching_weight_decile_1(),
  decile_2: () => m.matching_weight_decile_2(),
  decile_3: () => m.matching_weight_decile_3(),
  decile_4: () => m.matching_weight_decile_4(),
  decile_unknown: () => m.matching_weight_decile_unknown(),
  open_need: () => m.matching_weight_open_need(),
  open_need_most: () => m.matching_weight_open_need_most(),
  elderly_alone: () => m.matching_weight_elderly_alone(),
  severely_disabled: () => m.matching_weight_severely_disabled(),
  severely_disabled_most: () => m.matching_weight_severely_disabled_most(),
  stunting_or_pregnant: () => m.matching_weight_stunting_or_pregnant(),
  stunting_or_pregnant_most: () => m.matching_weight_stunting_or_pregnant_most(),
  female_head: () => m.matching_weight_female_head(),
  waiting: () => m.matching_weight_waiting(),
  waiting_most: () => m.matching_weight_waiting_most(),
};

export const staleLabels: Labels<StaleReason> = {
  household_left: () => m.matching_stale_household_left(),
  decree_expired: () => m.matching_stale_decree_expired(),
  member_left: () => m.matching_stale_member_left(),
  need_closed: () => m.matching_stale_need_closed(),
  offer_closed: () => m.matching_stale_offer_closed(),
  terms_changed: () => m.matching_stale_terms_changed(),
  cap_reached: () => m.matching_stale_cap_reached(),
  double_aid: () => m.matching_stale_double_aid(),
  offer_full: () => m.matching_stale_offer_full(),
};

/** Refusals of commands, as the pages of this room say them. */
export const refusalLabels: Readonly<Record<string, () => string>> = {
  run_no_need: () => m.matching_refused_no_need(),
  run_period_closed: () => m.matching_refused_period_closed(),
  run_state: () => m.matching_refused_state(),
  run_not_certified: () => m.matching_refused_not_certified(),
  run_nothing_left: () => m.matching_refused_nothing_left(),
  run_lines_stale: () => m.matching_refused_lines_stale(),
  run_overtaken: () => m.matching_refused_overtaken(),
  run_weights_unknown: () => m.matching_refused_weights_unknown(),
  run_no_result: () => m.matching_refused_no_result(),
  floor_names_need: () => m.matching_refused_floor_names_need(),
  floor_twice: () => m.matching_refused_floor_twice(),
  floor_not_number: () => m.matching_refused_floor_not_number(),
  ban_nothing: () => m.matching_refused_ban_nothing(),
  weights_unchanged: () => m.matching_refused_weights_unchanged(),
  weights_turned: () => m.matching_refused_weights_turned(),
  weights_changed: () => m.matching_refused_weights_changed(),
  ...pinFaultLabels,
};
