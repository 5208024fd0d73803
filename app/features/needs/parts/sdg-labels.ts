/** The official short titles of the goals, Indonesian as the national planning ministry writes them. */
import { m } from "~/platform/i18n/generated/messages";
import type { NeedCode } from "../catalogue";
import { sdgGoalOf, sdgTargets, type SdgGoal } from "../sdg";

export const sdgLabels: Readonly<Record<SdgGoal, () => string>> = {
  "1": () => m.needs_sdg_1(),
  "2": () => m.needs_sdg_2(),
  "3": () => m.needs_sdg_3(),
  "4": () => m.needs_sdg_4(),
  "6": () => m.needs_sdg_6(),
  "7": () => m.needs_sdg_7(),
  "8": () => m.needs_sdg_8(),
  "11": () => m.needs_sdg_11(),
  "14": () => m.needs_sdg_14(),
  "16": () => m.needs_sdg_16(),
};

/** "TPB 11 Kota dan Permukiman yang Berkelanjutan (target 11.1)". */
export function sdgText(need: NeedCode): string {
  const goal = sdgGoalOf(need);
  return m.needs_sdg_of({ goal, title: sdgLabels[goal](), target: sdgTargets[need] });
}
