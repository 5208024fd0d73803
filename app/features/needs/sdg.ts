/**
 * Which of the Sustainable Development Goals a need belongs to, by the target it serves first. The targets are those of
 * resolution A/RES/70/1 of the United Nations; companies name them in their yearly reports.
 */
import { needCodes, type NeedCode } from "./catalogue";

export const sdgGoals = ["1", "2", "3", "4", "6", "7", "8", "11", "14", "16"] as const;
export type SdgGoal = (typeof sdgGoals)[number];

/** Goal and target, such as 11.1: adequate, safe and affordable housing. */
export const sdgTargets: Readonly<Record<NeedCode, `${SdgGoal}.${string}`>> = {
  housing: "11.1",
  water: "6.1",
  "sanitation.latrine": "6.2",
  "sanitation.septic": "6.2",
  electricity: "7.1",
  food: "2.1",
  "health.stunting": "2.2",
  "health.insurance": "3.8",
  "care.elderly": "1.3",
  "care.disability": "1.3",
  "education.school": "4.1",
  "education.equivalency": "4.6",
  skills: "4.4",
  employment: "8.5",
  "livelihood.farm": "2.3",
  "livelihood.fish": "14.b",
  "livelihood.business": "8.3",
  documents: "16.9",
};

export function sdgGoalOf(need: NeedCode): SdgGoal {
  const goal = sdgTargets[need].split(".")[0];
  return sdgGoals.find((each) => each === goal)!;
}

export function isSdgGoal(text: string | null): text is SdgGoal {
  return (sdgGoals as readonly (string | null)[]).includes(text);
}

export function needsOfGoal(goal: SdgGoal): NeedCode[] {
  return needCodes.filter((code) => sdgGoalOf(code) === goal);
}
