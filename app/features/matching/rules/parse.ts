import { InstanceFault, type Instance, type MatchResult } from "./instance";
import { refuse } from "./read-checks";
import { Refusal } from "./refusal";
import { checkShape, parseStrictly, shape } from "./shape";

const instanceShape = shape(
  {
    version: "whole",
    cap: "whole or null",
    offers: shape({ id: "text", dimension: "text", capacity: "whole" }),
    units: shape(
      { id: "text", household: "text", dimension: "text", rank: "whole", offers: "texts" },
      { order: "whole", group: "text", area: "text" },
    ),
  },
  {
    received: "counts",
    floors: shape({ area: "text", dimension: "text or null", places: "whole" }),
    pins: shape({ unit: "text", offer: "text" }),
    bans: shape({ unit: "text" }, { offer: "text" }),
  },
);

const resultShape = shape(
  {
    version: "whole",
    assignments: "pairs",
    cutoffs: shape({ offer: "text", state: "state", round: "whole or null", rank: "whole or null" }),
    served: "whole",
    households: "whole",
    hash: "text",
  },
  { protected: "texts" },
);

/**
 * An instance as its file states it, refused with an `InstanceFault` and its place where it is not JSON or not of the
 * format. Whether it contradicts itself is found by `readInstance`.
 */
export function parseInstance(text: string): Instance {
  return parseStrictly(text, instanceShape) as Instance;
}

/** The same for a result. */
export function parseResult(text: string): MatchResult {
  return parseStrictly(text, resultShape) as MatchResult;
}

/** Refuses, with a `Refusal`, what somebody hands over as a result though it has not the shape of one. */
export function checkResult(result: MatchResult): void {
  try {
    checkShape(result, resultShape);
    if (result.version !== 1) refuse("wrong_version", "version");
  } catch (error) {
    if (error instanceof InstanceFault) throw new Refusal("malformed", error.place);
    throw error;
  }
}
