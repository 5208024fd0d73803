import { Tag } from "~/ui/tag";
import type { MarkShape } from "~/ui/mark";
import { importStates } from "./import-words";

const shapes: Record<string, MarkShape> = {
  uploaded: "waiting",
  checking: "quarter",
  checked: "alert",
  writing: "half",
  done: "done",
  failed: "stopped",
  cancelled: "stopped",
};

/** The state of an upload. */
export function ImportTag({ state }: { state: string }) {
  const family =
    state === "done" ? "green" : state === "failed" ? "red" : state === "checked" ? "amber" : "slate";
  return <Tag word={importStates[state]?.() ?? state} shape={shapes[state] ?? "empty"} family={family} />;
}
