import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Section } from "~/ui/page";
import { needLabels } from "~/features/needs/parts/labels";
import type { HelpHeld } from "../help-queries.server";

/** What the household already has through other approvals, so that nobody decides without knowing it. */
export function HelpsHeld({ helps }: { helps: readonly HelpHeld[] }) {
  return (
    <Section title={m.matching_helps_held()}>
      {helps.length === 0 ? (
        <p className="text-ink-soft">{m.matching_helps_none()}</p>
      ) : (
        <ul className="flow list-none p-0">
          {helps.map((help) => (
            <li key={help.id} className="border-b border-line pb-3">
              <span className="block font-semibold">{needLabels[help.need]()}</span>
              <span className="block">{[help.label, help.agencyName].join(" · ")}</span>
              <span className="block text-sm text-ink-soft">
                {help.deliveredOn
                  ? m.matching_help_delivered({ date: formatDate(help.deliveredOn) })
                  : m.matching_help_approved({ date: formatDate(help.approvedOn) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
