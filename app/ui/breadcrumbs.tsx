import { m } from "~/platform/i18n/generated/messages";

export type Crumb = { href: string; label: string };

/** The pages above this one; the page itself is its own title and not repeated here. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={m.ui_breadcrumbs_label()} className="text-sm">
      <ol className="flex flex-wrap gap-x-2">
        {crumbs.map(({ href, label }) => (
          <li
            key={href}
            className="flex gap-2 after:text-ink-soft after:content-['›'] last:after:content-none"
          >
            <a href={href} className="link inline-block min-h-6 wrap-anywhere">
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
