import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { needCatalogue, type NeedCode } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";

export type ReturnedPlaces = {
  programId: string;
  program: string;
  /** Null where it would tell that few were taken (see `ownPlaces`). */
  places: number | null;
  fewerThan: number;
  /** Null where a place has no price, for a funder who is not told the sum, or with the places. */
  amount: number | null;
  on: string;
  reason: string;
};

/** What came back from programs that were closed before they had taken it. */
export function ReturnedNotices({
  returns,
  need,
}: {
  returns: readonly ReturnedPlaces[];
  need: NeedCode | null;
}) {
  const unit = (count: number) => (need ? unitLabels[needCatalogue[need].unit](count) : "");
  return returns.map(({ programId, program, places, fewerThan, amount, on, reason }) => (
    <Notice
      key={programId}
      title={
        places === null
          ? m.pledges_returned_few({ n: formatCount(fewerThan) })
          : m.pledges_returned_title({ n: formatCount(places), unit: unit(places) })
      }
    >
      <p>
        {m.pledges_returned_text({ program, date: formatDate(on) })}
        {amount === null ? "" : ` ${m.pledges_returned_amount({ amount: formatRupiah(amount) })}`}
      </p>
      <p>{m.programs_source_closed({ reason })}</p>
      <p>
        <a className="link" href="/market">
          {m.pledges_returned_next()}
        </a>
      </p>
    </Notice>
  ));
}
