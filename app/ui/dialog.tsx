import { useId, useRef, type MouseEvent, type ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";

type DialogProps = {
  /** The words of the button that opens it. */
  trigger: string;
  /** A page that asks the same question, for browsers without script. */
  href: string;
  look?: "main" | "plain" | "danger";
  title: string;
  /** The form that does it, or what there is to read. */
  children: ReactNode;
};

/** A question in front of the page (native dialog). Without script the trigger leads to a page that asks the same. */
export function Dialog({ trigger, href, look = "plain", title, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  function openHere(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !dialog.current) return;
    event.preventDefault();
    dialog.current.showModal();
    // reading starts at the question, and Enter does not confirm by accident
    question.current?.focus();
  }
  return (
    <>
      <ButtonLink href={href} look={look} onClick={openHere}>
        {trigger}
      </ButtonLink>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto w-full max-w-form rounded bg-surface p-6 text-ink shadow-float backdrop:bg-[#000000aa] max-sm:mb-0 max-sm:max-w-none"
      >
        <h2
          ref={question}
          id={titleId}
          tabIndex={-1}
          className="focus-visible:shadow-none focus-visible:outline-none"
        >
          {title}
        </h2>
        <div className="flow mt-4">{children}</div>
        <form method="dialog" className="mt-6">
          <button
            type="submit"
            className="min-h-11 text-river underline underline-offset-4 hover:decoration-3"
          >
            {m.ui_cancel()}
          </button>
        </form>
      </dialog>
    </>
  );
}
