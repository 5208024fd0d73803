import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { Mark, type MarkShape } from "~/ui/mark";

export type NoticeTone = "info" | "success" | "warning";

const tones: Record<NoticeTone, { look: string; shape: MarkShape; word: () => string }> = {
  info: { look: "border-river bg-river-soft text-river", shape: "note", word: m.ui_notice_info },
  success: { look: "border-green bg-green-soft text-green", shape: "done", word: m.ui_notice_success },
  warning: { look: "border-amber bg-amber-soft text-amber", shape: "alert", word: m.ui_notice_warning },
};

type NoticeProps = {
  tone?: NoticeTone;
  title?: string;
  children?: ReactNode;
  /** Spoken at once when it appears after an action of the reader. */
  live?: boolean;
};

/** Something the reader should know on this page. Without a title the tone's own word stands there. */
export function Notice({ tone = "info", title, children, live = false }: NoticeProps) {
  const { look, shape, word } = tones[tone];
  return (
    <div
      role={live ? "status" : undefined}
      className={`prints-colour max-w-text rounded border-s-4 p-4 ${look}`}
    >
      <p className="flex items-baseline gap-2 font-semibold">
        <Mark shape={shape} />
        {title ?? word()}
      </p>
      {children ? <div className="flow mt-1 text-ink">{children}</div> : null}
    </div>
  );
}
