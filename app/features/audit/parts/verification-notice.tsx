import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";

type Outcome = { whole?: boolean; entries?: number; brokenAt?: number; fault?: string; head?: string };

const faults: Record<string, () => string> = {
  content: m.audit_fault_content,
  link: m.audit_fault_link,
  gap: m.audit_fault_gap,
  head: m.audit_fault_head,
};

/** What a check of the chain found. */
export function VerificationNotice({ outcome, when }: { outcome: Outcome; when: string }) {
  const entries = formatCount(outcome.entries ?? 0);
  if (outcome.whole)
    return (
      <Notice tone="success" title={m.audit_whole({ entries, count: outcome.entries ?? 0 })}>
        <p>{m.audit_whole_text({ when })}</p>
        <p className="text-sm break-all text-ink-soft">{outcome.head}</p>
      </Notice>
    );
  return (
    <Notice tone="warning" title={m.audit_broken({ at: formatCount(outcome.brokenAt ?? 0) })}>
      <p>{faults[outcome.fault ?? ""]?.()}</p>
      <p>{m.audit_broken_text({ when })}</p>
    </Notice>
  );
}
