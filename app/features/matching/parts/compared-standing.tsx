import { useEffect } from "react";
import { useRevalidator } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import type { RunLine } from "../queries.server";
import { RunStanding } from "./run-standing";

/** When one of the two has no result: at work, failed and why, or the same run twice. */
export function ComparedStanding({ a, b }: { a: RunLine; b: RunLine }) {
  const working = a.state === "draft" || b.state === "draft";
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(revalidate, 2000);
    return () => clearInterval(timer);
  }, [working, revalidate]);
  if (a.id === b.id) return <Notice>{m.matching_comparison_same()}</Notice>;
  const unfinished = [a, b].filter((run) => run.state === "draft" || run.state === "failed");
  return (
    <>
      {unfinished.map((run) => (
        <RunStanding key={run.id} run={run} />
      ))}
    </>
  );
}
