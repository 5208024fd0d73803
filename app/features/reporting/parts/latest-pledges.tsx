import { m } from "~/platform/i18n/generated/messages";
import { Section } from "~/ui/page";
import { pledgeName, targetText } from "~/features/pledges/parts/pledge-words";
import { PledgeTag } from "~/features/pledges/parts/state-tag";
import type { LatestPledge } from "../home-queries.server";

/** What a partner has under way, each with where it stands. */
export function LatestPledges({ pledges }: { pledges: readonly LatestPledge[] }) {
  return (
    <Section
      title={m.reporting_home_latest()}
      actions={
        <a href="/pledges" className="link inline-block min-h-6">
          {m.reporting_home_latest_all()}
        </a>
      }
    >
      <ul className="max-w-text border-t border-line">
        {pledges.map((pledge) => (
          <li
            key={pledge.id}
            className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3 hover:bg-river-soft"
          >
            <div className="min-w-0 flex-1 basis-48 wrap-anywhere">
              <a href={`/pledges/${pledge.id}`} className="link font-semibold after:absolute after:inset-0">
                {pledgeName(pledge)}
              </a>
              <div className="text-sm text-ink-soft">{targetText(pledge)}</div>
            </div>
            <PledgeTag state={pledge.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
