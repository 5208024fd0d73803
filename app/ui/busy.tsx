import { useEffect, useRef } from "react";
import { m } from "~/platform/i18n/generated/messages";

/**
 * Says that an answer is on its way, and lets no form be sent a second time before it came: on a slow line a tap without
 * an echo is tapped again. Without scripts the browser shows its own sign of loading.
 */
export function Busy({ loading, sending }: { loading: boolean; sending: boolean }) {
  const held = useRef(false);
  held.current = sending;
  useEffect(() => {
    const hold = (event: SubmitEvent) => {
      if (!held.current) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("submit", hold, true);
    return () => document.removeEventListener("submit", hold, true);
  }, []);
  return (
    <div role="status" className="no-print">
      {loading ? (
        <span className="busy">
          <span className="sr-only">{m.ui_busy()}</span>
        </span>
      ) : null}
    </div>
  );
}
