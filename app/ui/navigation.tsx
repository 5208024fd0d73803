import { m } from "~/platform/i18n/generated/messages";

export type NavItem = {
  href: string;
  label: string;
  /** The part of the portal this page is in. */
  current?: boolean;
  /** How many things wait there, already as text. */
  count?: string;
};

/**
 * The ways a role can go. A row on wide screens; on phones a sheet behind "Menu", opened by the browser itself (popover),
 * so it needs no script. A browser without popovers shows the whole list, which is right as well.
 */
export function Navigation({ items }: { items: readonly NavItem[] }) {
  return (
    <div className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto max-w-list px-4 sm:px-6">
        <button
          type="button"
          {...{ popovertarget: "navigation" }}
          className="flex min-h-12 items-center gap-2 font-semibold md:hidden"
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d="M1 3h14M1 8h14M1 13h14" stroke="currentColor" strokeWidth="2" />
          </svg>
          {m.ui_menu()}
        </button>
        <nav
          id="navigation"
          {...{ popover: "auto" }}
          aria-label={m.ui_nav_label()}
          className="m-0 w-full max-w-none border-0 bg-surface p-4 text-ink shadow-float md:static md:block md:w-auto md:p-0 md:shadow-none"
        >
          <button
            type="button"
            {...{ popovertarget: "navigation", popovertargetaction: "hide" }}
            className="min-h-11 underline underline-offset-4 md:hidden"
          >
            {m.ui_menu_close()}
          </button>
          <ul className="flex flex-col md:-mx-3 md:flex-row md:flex-wrap">
            {items.map((item) => (
              <li key={item.href}>
                <a
                  href={item.href}
                  aria-current={item.current ? "page" : undefined}
                  className="flex min-h-12 items-center gap-2 border-s-4 border-surface px-3 text-river no-underline hover:border-river-soft hover:bg-river-soft hover:underline aria-[current=page]:border-ochre-edge aria-[current=page]:font-semibold aria-[current=page]:text-ink md:border-s-0 md:border-b-4 md:pt-1"
                >
                  {item.label}
                  {item.count ? (
                    <span className="rounded bg-river-soft px-1.5 text-sm font-semibold text-river tabular-nums">
                      {item.count}
                    </span>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  );
}
