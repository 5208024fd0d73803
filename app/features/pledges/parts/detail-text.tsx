import type { ReactNode } from "react";
import type { DetailKey, KindDetails } from "../rules/details";
import { detailLines } from "./detail-words";

/** One detail of a pledge as it is read; null where nothing was said. */
export function detailText(key: DetailKey, details: KindDetails): ReactNode {
  const lines = detailLines(key, details);
  if (key !== "items") return lines[0] ?? null;
  return (
    <ul className="grid gap-1">
      {lines.map((line, row) => (
        <li key={row}>{line}</li>
      ))}
    </ul>
  );
}
