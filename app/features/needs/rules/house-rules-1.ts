/** Rule set 1, what a household as a whole lacks (domain handbook 11.1). */
import type { NeedRule } from "./rule-set";

export const houseRules1: readonly NeedRule[] = [
  {
    need: "housing",
    subject: "household",
    questions: [
      {
        any: [
          { field: "household.house_fit", in: ["no"] },
          { field: "household.roof_quality", in: ["poor"], missing: "no" },
          { field: "household.wall_quality", in: ["poor"], missing: "no" },
          { field: "household.floor_quality", in: ["poor"], missing: "no" },
        ],
      },
      {
        any: [
          { field: "household.roof_quality", in: ["poor"] },
          { field: "household.wall_quality", in: ["poor"] },
          { field: "household.floor_quality", in: ["poor"] },
        ],
      },
      // Wood is the normal good material on the rivers of Kalimantan: no sign of an unfit house.
      {
        any: [
          { field: "household.floor", in: ["earth", "bamboo"] },
          { field: "household.wall", in: ["bamboo"] },
          { field: "household.roof", in: ["bamboo", "thatch"] },
          { field: "household.area_per_person", below: 7.2, missing: "no" },
        ],
      },
    ],
  },
  {
    need: "water",
    subject: "household",
    questions: [
      { field: "household.clean_water", in: ["no"] },
      {
        field: "household.water",
        in: ["unprotected_well", "unprotected_spring", "surface", "rain", "other"],
      },
    ],
  },
  {
    need: "sanitation.latrine",
    subject: "household",
    questions: [
      { field: "household.own_latrine", in: ["no"] },
      { field: "household.latrine", in: ["shared", "unused", "none", "other"] },
    ],
  },
  {
    need: "sanitation.septic",
    subject: "household",
    questions: [
      {
        all: [
          { field: "household.own_latrine", in: ["yes"] },
          { field: "household.latrine", in: ["own_no_septic"], vague: ["own"] },
        ],
      },
      { field: "household.latrine", in: ["own_no_septic"], vague: ["own"] },
    ],
  },
  {
    need: "electricity",
    subject: "household",
    questions: [
      { field: "household.own_electricity", in: ["no"] },
      {
        field: "household.lighting",
        in: ["shared", "unmetered", "generator_solar", "borrowed", "none"],
      },
    ],
  },
  {
    need: "food",
    subject: "household",
    questions: [
      {
        any: [
          { field: "household.meals_per_day", below: 2 },
          { field: "household.worried_about_food", in: ["yes"] },
        ],
      },
      {
        all: [
          { field: "household.receives_bpnt", in: ["no"] },
          { field: "household.receives_pkh", in: ["no"] },
          { field: "household.receives_sembako", in: ["no"] },
        ],
      },
      { field: "household.receives_food_aid", in: ["no"] },
    ],
  },
];
