import { m } from "~/platform/i18n/generated/messages";
import { Section } from "~/ui/page";
import type { ShownProgram, May } from "./program-next-step";

/** What may still be done to a program that was published, each with what it means. */
export function ProgramManage({ program, may }: { program: ShownProgram; may: May }) {
  const { id, state, raise } = program;
  const running = state === "published" || state === "paused";
  const ways = [
    running && !raise && may.propose
      ? { to: "quota", act: m.programs_act_raise(), means: m.programs_manage_raise() }
      : null,
    state === "published" && may.head
      ? { to: "pause", act: m.programs_act_pause(), means: m.programs_manage_pause() }
      : null,
    running && may.head
      ? { to: "closing", act: m.programs_act_close(), means: m.programs_manage_close() }
      : null,
    (running || state === "closed") && may.draft
      ? { to: "copy", act: m.programs_act_copy(), means: m.programs_manage_copy() }
      : null,
  ].filter((way) => way !== null);
  if (ways.length === 0) return null;
  return (
    <Section title={m.programs_manage_title()}>
      <ul className="grid max-w-text gap-3 print:hidden">
        {ways.map(({ to, act, means }) => (
          <li key={to}>
            <a href={`/programs/${id}/${to}`} className="link font-semibold">
              {act}
            </a>
            <span className="block text-sm text-ink-soft">{means}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
