/** Rule set 1, what a member lacks (domain handbook 11.1). */
import type { Condition } from "./conditions";
import type { NeedRule } from "./rule-set";

const workingAge: Condition = { field: "member.age", from: 18, to: 59 };
const pupils = ["primary_pupil", "junior_pupil", "senior_pupil", "student"] as const;
const belowSenior = ["none", "primary_incomplete", "primary", "junior"] as const;

/** At school by either source's word; no word about school at all counts as not at school. */
const studying: Condition = {
  any: [
    { field: "member.education", in: pupils, missing: "no" },
    { field: "member.schooling", in: ["attending"], missing: "no" },
    { field: "member.job", in: ["student"], missing: "no" },
  ],
};
const workingAgeNotStudying: Condition = { all: [workingAge, { not: studying }] };

export const memberRules1: readonly NeedRule[] = [
  {
    need: "health.stunting",
    subject: "member",
    // Asked of small children and pregnant women; of anybody else only where somebody has flagged them.
    when: {
      any: [
        { field: "member.stunting_risk", in: ["yes"], missing: "no" },
        { field: "member.pregnant", in: ["yes"], missing: "no" },
        { field: "member.age", below: 5 },
      ],
    },
    questions: [
      { field: "member.stunting_risk", in: ["yes"] },
      // The family sheet says that there is a risk, not whose: a "no" settles it, a "yes" asks for a visit.
      {
        all: [
          { field: "household.stunting_risk", in: ["yes"] },
          { field: "member.stunting_risk", in: ["yes"] },
        ],
      },
    ],
  },
  {
    need: "health.insurance",
    subject: "member",
    questions: [
      { field: "member.insured", in: ["no"] },
      // Unpaid premiums make a candidate only: the person may be insured through work.
      {
        all: [
          { not: { field: "member.premium_paid", in: ["yes"] } },
          { field: "member.insured", in: ["no"] },
        ],
      },
    ],
  },
  {
    need: "care.elderly",
    subject: "member",
    questions: [{ field: "member.age", from: 60 }],
  },
  {
    need: "care.disability",
    subject: "member",
    questions: [
      {
        any: [
          { field: "member.disabled", in: ["yes"] },
          { field: "member.disability", in: ["severe"], missing: "no" },
        ],
      },
      { field: "member.disability", in: ["severe"] },
    ],
  },
  {
    need: "education.school",
    subject: "member",
    when: { field: "member.age", from: 7, to: 18 },
    questions: [
      { field: "member.out_of_school", in: ["yes"] },
      {
        all: [
          { field: "member.schooling", in: ["never", "left"] },
          { not: { field: "member.education", in: ["senior", "university"], missing: "no" } },
        ],
      },
      { field: "member.education", in: belowSenior },
    ],
  },
  {
    need: "education.equivalency",
    subject: "member",
    when: { all: [{ field: "member.age", from: 19 }, { not: studying }] },
    // The member must ask for it; without having been asked it stays unknown.
    questions: [
      {
        all: [
          { field: "member.education", in: belowSenior },
          { field: "member.wants_equivalency", in: ["yes"] },
        ],
      },
    ],
  },
  {
    need: "skills",
    subject: "member",
    when: workingAgeNotStudying,
    questions: [
      { field: "member.wants_training", in: ["yes"] },
      // No source knows home-makers well enough: out of work opens the need only with the member's own wish.
      {
        all: [
          { field: "member.job", in: ["none", "casual"] },
          { field: "member.wants_training", in: ["yes"] },
        ],
      },
      {
        all: [
          { field: "member.work_status", in: ["casual_farm", "casual_other", "family_worker"] },
          { field: "member.wants_training", in: ["yes"] },
        ],
      },
    ],
  },
  {
    need: "employment",
    subject: "member",
    when: workingAgeNotStudying,
    questions: [
      {
        all: [
          { field: "member.working", in: ["no"] },
          { not: { field: "member.wants_work", in: ["no"], missing: "no" } },
        ],
      },
      {
        all: [
          { field: "member.job", in: ["none"] },
          { field: "member.wants_work", in: ["yes"] },
        ],
      },
    ],
  },
  {
    need: "livelihood.farm",
    subject: "member",
    questions: [
      { field: "member.wants_livelihood", in: ["farm"] },
      { field: "member.business_field", in: ["farm"] },
      { field: "member.job", in: ["farmer"] },
    ],
  },
  {
    need: "livelihood.fish",
    subject: "member",
    questions: [
      { field: "member.wants_livelihood", in: ["fish"] },
      { field: "member.business_field", in: ["fish"] },
      { field: "member.job", in: ["fisher"] },
    ],
  },
  {
    need: "livelihood.business",
    subject: "member",
    questions: [
      { field: "member.wants_livelihood", in: ["business"] },
      {
        all: [
          { field: "member.business_field", in: ["business"] },
          {
            field: "member.work_status",
            in: ["own_account", "with_casual_workers", "with_permanent_workers"],
          },
          { field: "member.lowest_turnover", in: ["yes"] },
        ],
      },
      { field: "member.job", in: ["trader", "self_employed"] },
    ],
  },
  {
    need: "documents",
    subject: "member",
    questions: [
      {
        any: [
          { field: "member.nik", in: ["missing", "malformed"] },
          { field: "member.registry_agrees", in: ["no"], missing: "no" },
          { field: "member.has_kk", in: ["no"], missing: "no" },
        ],
      },
    ],
  },
];
