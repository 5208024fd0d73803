import type { ReactNode } from "react";
import { EmptyHouse } from "~/ui/house-empty";

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: why, and what would change that. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-4 rounded bg-sunken p-6">
      <EmptyHouse />
      <div className="flow min-w-0 flex-1 basis-60">
        <p className="font-display text-lg font-bold">{title}</p>
        {children ? <div className="flow max-w-text">{children}</div> : null}
        {action}
      </div>
    </div>
  );
}
