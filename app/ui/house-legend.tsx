import { useId } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { HousePatterns } from "~/ui/house-drawing";

/** The three words of the picture, as the caller's catalogue has them. */
export type HouseWords = { delivered: string; matched: string; waiting: string };

/** Which fill means what; `withShare` where the rooms carry the share delivered as a number. */
export function HouseLegend({ words, withShare }: { words: HouseWords; withShare?: boolean }) {
  const id = useId().replaceAll(":", "");
  const entries = [
    { word: words.delivered, className: "fill-house-lit" },
    { word: words.matched, className: "fill-house-promised" },
    { word: words.waiting, fill: `url(#${id}-hatch)` },
  ];
  return (
    <ul aria-label={m.ui_house_legend()} className="flex flex-wrap justify-center gap-x-6 gap-y-1 text-sm">
      {entries.map(({ word, ...look }, index) => (
        <li key={word} className="flex items-center gap-2">
          <svg
            viewBox="0 0 32 20"
            width="32"
            height="20"
            aria-hidden="true"
            focusable="false"
            className="house flex-none"
          >
            {index === 2 ? <HousePatterns id={id} scale={1} /> : null}
            <rect
              x="1"
              y="1"
              width="30"
              height="18"
              strokeWidth="2"
              className="fill-house-room stroke-house-wall"
            />
            <rect x="2" y="2" width="28" height="16" {...look} />
          </svg>
          {index === 0 && withShare ? `${word} (%)` : word}
        </li>
      ))}
    </ul>
  );
}
