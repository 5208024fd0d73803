import { Tag } from "~/ui/tag";
import type { MarkShape } from "~/ui/mark";
import type { ProgramState } from "../rules";
import { programStateLabels } from "./labels";

const shapes: Record<ProgramState, MarkShape> = {
  draft: "empty",
  under_review: "waiting",
  published: "full",
  paused: "half",
  closed: "stopped",
};

/** Programs are river; a closed one is nobody's colour any more. */
export function ProgramTag({ state }: { state: ProgramState }) {
  return (
    <Tag
      word={programStateLabels[state]()}
      shape={shapes[state]}
      family={state === "closed" ? "slate" : "river"}
    />
  );
}
