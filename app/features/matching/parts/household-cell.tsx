import { m } from "~/platform/i18n/generated/messages";

type Shown = {
  householdId: string;
  caseCode: string | null;
  village: string | null;
  district: string | null;
};

/** A family in a list of a run: its case code and where it lives, never a name. */
export function HouseholdCell({ runId, household }: { runId: string; household: Shown }) {
  return (
    <>
      <a className="link" href={`/runs/${runId}/households/${household.householdId}`}>
        {household.caseCode ?? m.matching_household_hidden()}
      </a>
      <span className="block text-sm font-normal text-ink-soft">{placeOf(household)}</span>
    </>
  );
}

/** "Ciledug, Setu" */
export function placeOf({ village, district }: Pick<Shown, "village" | "district">): string {
  return [village, district].filter(Boolean).join(", ");
}
