import { Tag } from "~/ui/tag";
import type { MatchState } from "../rules";
import { matchStateLabels, matchStateLooks } from "./labels";

export function MatchTag({ state }: { state: MatchState }) {
  return <Tag word={matchStateLabels[state]()} {...matchStateLooks[state]} />;
}
