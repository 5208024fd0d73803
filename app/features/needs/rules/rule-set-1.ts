/**
 * Default rule set 1 (domain handbook 11.1 and 11.3). It is loaded into every new instance as data; Bappeda edits a
 * copy, which becomes the next version.
 */
import type { Condition } from "./conditions";
import { houseRules1 } from "./house-rules-1";
import { memberRules1 } from "./member-rules-1";
import type { RuleSet } from "./rule-set";

const adult: Condition = { field: "member.age", from: 18 };
const workingAge: Condition = { field: "member.age", from: 18, to: 59 };

export const ruleSet1: RuleSet = {
  version: 1,
  needs: [...houseRules1, ...memberRules1],
  classes: [
    { name: "under_18", gives: "not_yet_productive", is: { field: "member.age", below: 18 } },
    { name: "age_60", gives: "no_longer_productive", is: { field: "member.age", from: 60 } },
    {
      name: "severe_disability",
      gives: "no_longer_productive",
      is: { all: [adult, { field: "member.disability", in: ["severe"] }] },
    },
    {
      name: "working_age",
      gives: "productive",
      is: { all: [workingAge, { field: "member.disability", in: ["none", "some"] }] },
    },
    { name: "working_age_disability_not_asked", gives: "productive", is: workingAge },
  ],
};
