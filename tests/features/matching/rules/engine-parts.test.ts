import { expect, test } from "vitest";
import * as arrange from "~/features/matching/rules/engine/arrange";
import * as lists from "~/features/matching/rules/engine/bit-lists";
import * as moves from "~/features/matching/rules/engine/move-counts";
import * as search from "~/features/matching/rules/engine/search";
import * as state from "~/features/matching/rules/engine/state";
import { checkParts } from "./engine-parts";

test.each(Array.from({ length: 60 }, (_, seed) => seed + 1))(
  "who sits where and who could move is kept as if it were counted anew, and a chain of moves is found exactly if there is one (%i)",
  (seed) => {
    expect(() => checkParts({ arrange, lists, moves, search, state }, seed)).not.toThrow();
  },
);
