import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { Option } from "~/ui/choice-fields";
import { needLabels } from "~/features/needs/parts/labels";
import type { UsableOffer } from "../result-queries.server";

/** An offer among others to choose from, with how full the run leaves it. */
export function offerOption({ id, label, need, places, served }: UsableOffer): Option {
  const used = m.matching_usable_places({ served: formatCount(served), places: formatCount(places), count: places });
  return { value: id, label, hint: `${needLabels[need]()} · ${used}` };
}
