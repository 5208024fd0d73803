import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "~/ui/breadcrumbs";

export type PageWidth = "form" | "text" | "list";
const widths: Record<PageWidth, string> = { form: "max-w-form", text: "max-w-text", list: "max-w-list" };

type PageProps = {
  /** Forms are one short column, running text a little wider, lists as wide as the screen allows. */
  width?: PageWidth;
  crumbs?: readonly Crumb[];
  header: ReactNode;
  children?: ReactNode;
};

/** One page inside the frame: where it is, its header, then its parts with even distance. */
export function Page({ width = "list", crumbs, header, children }: PageProps) {
  return (
    <div className={`flow-wide ${widths[width]}`}>
      <div className="flow">
        {crumbs ? <Breadcrumbs crumbs={crumbs} /> : null}
        {header}
      </div>
      {children}
    </div>
  );
}

type PageHeaderProps = {
  title: ReactNode;
  /** A short line above the title: the kind of thing, or the step ("2 dari 5"). */
  kicker?: ReactNode;
  /** State tag beside the kicker. */
  tag?: ReactNode;
  /** One or two sentences: what this page is for. */
  lead?: ReactNode;
  /** The only primary button, and at most two plain ones. */
  actions?: ReactNode;
};

/** The one h1 of the page, with what is needed to know where one is and what comes next. */
export function PageHeader({ title, kicker, tag, lead, actions }: PageHeaderProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="max-w-text min-w-0">
        {kicker || tag ? (
          <p className="mb-1 flex flex-wrap items-center gap-3 text-ink-soft">
            {kicker ? <span>{kicker}</span> : null}
            {tag}
          </p>
        ) : null}
        <h1 className="wrap-anywhere">{title}</h1>
        {lead ? <p className="mt-3 text-lg text-ink-soft">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3 print:hidden">{actions}</div> : null}
    </div>
  );
}

type SectionProps = {
  title: ReactNode;
  /** h2 unless the section stands inside another. */
  level?: 2 | 3;
  /** For links from elsewhere on the page. */
  id?: string;
  actions?: ReactNode;
  children: ReactNode;
};

/** A titled part of a page. */
export function Section({ title, level = 2, id, actions, children }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className="flow">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <Heading>{title}</Heading>
        {actions ? <div className="print:hidden">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
