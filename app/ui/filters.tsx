import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";

type SearchFieldProps = {
  name?: string;
  label: string;
  hint?: ReactNode;
  defaultValue?: string;
  /** Set when the field is the whole form: adds the button. */
  withButton?: boolean;
};

/** Words to look for. */
export function SearchField({ name = "q", label, hint, defaultValue, withButton }: SearchFieldProps) {
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      {hint ? (
        <div id={`${name}-hint`} className="text-sm text-ink-soft">
          {hint}
        </div>
      ) : null}
      <div className="mt-2 flex gap-2">
        <input
          id={name}
          name={name}
          type="search"
          defaultValue={defaultValue}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={hint ? `${name}-hint` : undefined}
          className="control"
        />
        {withButton ? <Button look="plain">{m.ui_search()}</Button> : null}
      </div>
    </div>
  );
}

type FilterFormProps = {
  /** The list's own address; absent: this page. */
  action?: string;
  /** Parts of the address that are no filters but must stay, such as the order. */
  keep?: Record<string, string | undefined>;
  title?: string;
  children: ReactNode;
};

/** Search and filters as one short form that only changes the address of the list. */
export function FilterForm({ action, keep = {}, title, children }: FilterFormProps) {
  return (
    <form method="get" action={action} role="search" className="rounded bg-sunken p-4 sm:p-6 print:hidden">
      <h2 className="sr-only">{title ?? m.ui_filter_title()}</h2>
      {Object.entries(keep).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {children}
        <div>
          <Button look="plain" className="w-full sm:w-auto">
            {m.ui_filter_apply()}
          </Button>
        </div>
      </div>
    </form>
  );
}

export type FilterChip = { label: string; /** The same list without this filter. */ removeHref: string };

/** The filters in use, each with a way to take it off. Renders nothing when there are none. */
export function FilterChips({ chips, clearHref }: { chips: readonly FilterChip[]; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <section aria-label={m.ui_filter_on()} className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <ul className="flex flex-wrap gap-2">
        {chips.map(({ label, removeHref }) => (
          <li key={removeHref}>
            <a
              href={removeHref}
              aria-label={m.ui_filter_remove({ label })}
              className="inline-flex min-h-9 items-center gap-2 rounded border border-edge bg-surface px-3 text-ink no-underline hover:bg-river-soft"
            >
              {label}
              <svg
                viewBox="0 0 16 16"
                width="12"
                height="12"
                aria-hidden="true"
                focusable="false"
                className="no-print"
              >
                <path d="m3 3 10 10M13 3 3 13" stroke="currentColor" strokeWidth="2.5" />
              </svg>
            </a>
          </li>
        ))}
      </ul>
      <a href={clearHref} className="link inline-flex min-h-9 items-center print:hidden">
        {m.ui_filter_clear()}
      </a>
    </section>
  );
}
