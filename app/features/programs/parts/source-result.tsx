import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { unitLabels } from "~/features/needs/parts/labels";
import type { ProgramRecord } from "../queries.server";
import { leftoverOf } from "../rules";

type Source = Pick<
  ProgramRecord,
  "id" | "name" | "reference" | "periodName" | "quota" | "unit" | "places" | "state" | "closedReason"
>;

/** What became of the copied program's places, beside what is planned now. */
export function SourceResult({ source, copied = true }: { source: Source; copied?: boolean }) {
  const { own, pledged } = source.places;
  // Only the own agency copies, and it is shown true counts.
  const [taken, delivered] = [source.places.taken ?? 0, source.places.delivered ?? 0];
  const offered = own + pledged;
  return (
    <Notice title={copied ? m.programs_source_title({ name: source.name }) : m.programs_source_result()}>
      <p className="wrap-anywhere">
        {m.programs_source_places({
          reference: source.reference,
          offered: formatCount(offered),
          unit: unitLabels[source.unit](),
          pledged: formatCount(pledged),
          taken: formatCount(taken),
          delivered: formatCount(delivered),
          left: formatCount(leftoverOf(offered, taken)),
        })}
      </p>
      {source.closedReason ? <p>{m.programs_source_closed({ reason: source.closedReason })}</p> : null}
      {copied ? (
        <p>
          <a className="link" href={`/programs/${source.id}`}>
            {m.programs_source_open()}
          </a>
        </p>
      ) : null}
    </Notice>
  );
}
