import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";

type PaginationProps = {
  /** Counted from 1. */
  page: number;
  pageSize: number;
  total: number;
  /** The count stopped there: "dari lebih dari 10.000". */
  atLeast?: boolean;
  /** The address of another page of the same list; see listUrl. */
  hrefOf: (page: number) => string;
};

/** Which rows of how many, and the way to the others. With one page only the count is left. */
export function Pagination({ page, pageSize, total, atLeast, hrefOf }: PaginationProps) {
  if (total === 0) return null;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const range = {
    from: formatCount((page - 1) * pageSize + 1),
    to: formatCount(Math.min(page * pageSize, total)),
    total: formatCount(total),
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="text-sm text-ink-soft tabular-nums">
        {atLeast ? m.ui_pagination_range_atleast(range) : m.ui_pagination_range(range)}
      </p>
      {last > 1 || atLeast ? (
        <nav aria-label={m.ui_pagination_label()}>
          <ul className="flex flex-wrap items-center gap-1 text-sm tabular-nums">
            {page > 1 ? (
              <li>
                <a href={hrefOf(page - 1)} rel="prev" className={`link ${target}`}>
                  {m.ui_pagination_previous()}
                </a>
              </li>
            ) : null}
            {nearby(page, last).map((number, index) => (
              <li key={number ?? `gap${index}`}>
                {number === undefined ? (
                  <span className="px-1">…</span>
                ) : (
                  <a
                    href={hrefOf(number)}
                    aria-label={m.ui_pagination_page({ page: formatCount(number) })}
                    aria-current={number === page ? "page" : undefined}
                    className={`link ${target} aria-[current=page]:bg-river aria-[current=page]:font-semibold aria-[current=page]:text-surface aria-[current=page]:no-underline`}
                  >
                    {formatCount(number)}
                  </a>
                )}
              </li>
            ))}
            {page < last || atLeast ? (
              <li>
                <a href={hrefOf(page + 1)} rel="next" className={`link ${target}`}>
                  {m.ui_pagination_next()}
                </a>
              </li>
            ) : null}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}

const target = "inline-flex min-h-11 min-w-11 items-center justify-center rounded px-2";

/** First, last and the neighbours of this page; `undefined` where pages are left out. */
function nearby(page: number, last: number): (number | undefined)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((n) => n >= 1 && n <= last)
    .sort((a, b) => a - b);
  return shown.flatMap((n, index) => (index > 0 && n - (shown[index - 1] ?? n) > 1 ? [undefined, n] : [n]));
}
