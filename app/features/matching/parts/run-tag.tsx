import { Tag } from "~/ui/tag";
import type { Outcome, RunState } from "../rules/run";
import { outcomeLabels, outcomeLooks, runStateLabels, runStateLooks } from "./labels";

export function RunTag({ state }: { state: RunState }) {
  return <Tag word={runStateLabels[state]()} {...runStateLooks[state]} />;
}

export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  return <Tag word={outcomeLabels[outcome]()} {...outcomeLooks[outcome]} />;
}
