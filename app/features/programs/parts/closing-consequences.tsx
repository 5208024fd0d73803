import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { Leftover } from "../queries.server";

/** What closing means for places nobody took and for those who are still waiting for their delivery. */
export function ClosingConsequences({
  left,
  waiting,
  unit,
}: {
  left: Leftover;
  waiting: number;
  unit: string;
}) {
  const { offered, own, pledged } = left;
  return (
    <>
      <p className="text-lg">
        {own + pledged > 0
          ? m.programs_close_left({ left: formatCount(own + pledged), offered: formatCount(offered), unit })
          : m.programs_close_text_full()}
      </p>
      <ul className="list-disc ps-6">
        {own > 0 ? <li>{m.programs_close_left_own({ n: formatCount(own), unit })}</li> : null}
        {pledged > 0 ? <li>{m.programs_close_left_pledged({ n: formatCount(pledged), unit })}</li> : null}
        {waiting > 0 ? <li>{m.programs_close_waiting({ n: formatCount(waiting), unit })}</li> : null}
        <li>{m.programs_close_final()}</li>
      </ul>
    </>
  );
}
