import { m } from "~/platform/i18n/generated/messages";
import { Section } from "~/ui/page";
import type { RunLine } from "../queries.server";

type RunNextStepsProps = {
  run: RunLine;
  may: { start: boolean; export: boolean; discard: boolean };
};

/** What can be done from here besides approving. */
export function RunNextSteps({ run, may }: RunNextStepsProps) {
  const steps = [
    ...(may.start
      ? [
          {
            href: `/runs/new?from=${run.id}`,
            label: run.state === "approved" ? m.matching_follow_up() : m.matching_copy(),
            hint: run.state === "approved" ? m.matching_follow_up_hint() : m.matching_copy_hint(),
          },
        ]
      : []),
    ...(run.resultHash
      ? [
          {
            href: `/runs/compare?a=${run.basedOn ?? run.id}&b=${run.id}`,
            label: m.matching_compare(),
            hint: m.matching_compare_hint(),
          },
        ]
      : []),
    ...(may.export
      ? [{ href: `/runs/${run.id}/export`, label: m.matching_export(), hint: m.matching_export_hint() }]
      : []),
    ...(may.discard
      ? [{ href: `/runs/${run.id}/discard`, label: m.matching_discard(), hint: m.matching_discard_hint() }]
      : []),
  ];
  if (steps.length === 0) return null;
  return (
    <Section title={m.matching_next_steps()}>
      <ul className="grid max-w-text gap-3 print:hidden">
        {steps.map(({ href, label, hint }) => (
          <li key={label}>
            <a className="link font-semibold" href={href}>
              {label}
            </a>
            <span className="block text-sm text-ink-soft">{hint}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
