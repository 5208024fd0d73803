import { Tag } from "~/ui/tag";
import type { NeedState } from "../catalogue";
import { needStateLabels } from "./labels";

const shapes = { unknown: "note", open: "empty", engaged: "half", met: "done" } as const;

/** The state of a need: one colour family, a word and a shape. */
export function NeedStateTag({ state }: { state: NeedState }) {
  return (
    <Tag word={needStateLabels[state]()} shape={shapes[state]} family={state === "met" ? "green" : "clay"} />
  );
}
