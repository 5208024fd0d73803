import { m } from "~/platform/i18n/generated/messages";

/** Says on every page, and on paper, that nobody here is real. */
export function DemoBanner() {
  return (
    <p className="prints-colour bg-ochre-soft px-4 py-2 text-center text-sm text-ink">
      <strong className="font-semibold">{m.ui_demo()}.</strong>{" "}
      <span className="max-sm:sr-only">{m.ui_demo_text()}</span>
    </p>
  );
}
