import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { StatProps } from "~/ui/stat";
import { unitWords } from "./words";
import type { Overview } from "../overview-queries.server";

type Families = Overview["households"];

/** The verified families and the four classes they fall into; the four add up to the first. */
export function householdStats(families: Families, mayOpen: boolean, district: string | null): StatProps[] {
  return [
    {
      label: m.reporting_overview_stat_verified(),
      value: families.verified,
      unit: unitWords.household(families.verified),
      note: m.reporting_overview_stat_verified_note(),
    },
    {
      label: m.reporting_overview_stat_delivered(),
      value: families.delivered,
      unit: unitWords.household(families.delivered),
    },
    {
      label: m.reporting_overview_stat_matched(),
      value: families.matched,
      unit: unitWords.household(families.matched),
    },
    {
      label: m.reporting_overview_stat_waiting(),
      value: families.waiting,
      unit: unitWords.household(families.waiting),
      href: mayOpen ? `/forgotten${district ? `?district=${district}` : ""}` : undefined,
    },
    {
      label: m.reporting_overview_stat_content(),
      value: families.content,
      unit: unitWords.household(families.content),
    },
  ];
}

export function overviewSentence({ verified, delivered, waiting }: Families): string {
  return m.reporting_home_house_sentence({
    verified: formatCount(verified),
    delivered: formatCount(delivered),
    waiting: formatCount(waiting),
  });
}

/** On the roof of a report: families verified, served, and those still waiting for something. */
export function overviewRoof({ verified, delivered, matched, waiting }: Families) {
  return {
    listed: formatCount(verified),
    served: formatCount(delivered),
    waiting: formatCount(matched + waiting),
  };
}
