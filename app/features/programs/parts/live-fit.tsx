import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import type { ShownCounts } from "./fit-table";
import { fitInShort } from "./fit-table";
import type { CriterionSentence } from "./criteria-sentences";
import type { Criteria } from "../criteria";

/** What the page of the count answers: nothing to count while an answer makes no sense. */
export type LiveCount = {
  count: { counts: ShownCounts; criteria: Criteria; sentences: CriterionSentence[] } | null;
};

/** Half a second after the last change the criteria as they are filled in are counted, without saving anything. */
export function useLiveCount(href: string) {
  const fetcher = useFetcher<LiveCount>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    busy: fetcher.state !== "idle",
    count: fetcher.data?.count ?? null,
    onChange: (form: HTMLFormElement) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const asked = new URLSearchParams();
        for (const [name, value] of new FormData(form))
          if (typeof value === "string" && value !== "" && name !== "version") asked.append(name, value);
        fetcher.load(`${href}?${asked}`);
      }, 500);
    },
  };
}

/** The count in one line, kept in sight while criteria are changed; spoken when it has changed. */
export function CountLine({
  counts,
  quota,
  busy,
  children,
}: {
  counts: ShownCounts;
  quota: number;
  busy: boolean;
  children?: ReactNode;
}) {
  return (
    <div className="count-line sticky bottom-0 z-10 border-t-4 border-river bg-paper py-3 print:static">
      <p role="status" aria-busy={busy} className={busy ? "opacity-60" : undefined}>
        {fitInShort(counts, quota)}
      </p>
      {children}
    </div>
  );
}
