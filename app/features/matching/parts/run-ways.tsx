import { m } from "~/platform/i18n/generated/messages";
import type { RunLine } from "../queries.server";

const ways = [
  { path: "", label: () => m.matching_way_overview() },
  { path: "/districts", label: () => m.matching_way_districts() },
  { path: "/households", label: () => m.matching_way_households() },
  { path: "/lines", label: () => m.matching_way_lines() },
  { path: "/places", label: () => m.matching_way_places() },
] as const;

/** The sides a run's result can be looked at from. */
export function RunWays({ id, at }: { id: string; at: (typeof ways)[number]["path"] }) {
  return (
    <nav aria-label={m.matching_ways()} className="print:hidden">
      <ul className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line">
        {ways.map(({ path, label }) => (
          <li key={path}>
            <a
              href={`/runs/${id}${path}`}
              aria-current={path === at ? "page" : undefined}
              className={`-mb-px inline-flex min-h-11 items-center border-b-4 ${
                path === at
                  ? "border-river font-semibold text-ink no-underline"
                  : "border-transparent text-river underline underline-offset-4 hover:text-river-deep"
              }`}
            >
              {label()}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way back from a page of a run. */
export function runCrumbs(run: Pick<RunLine, "id" | "reference">) {
  return [
    { href: "/runs", label: m.matching_runs_title() },
    { href: `/runs/${run.id}`, label: run.reference },
  ];
}
