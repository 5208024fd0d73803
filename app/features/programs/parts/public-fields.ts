import type { ProgramRecord } from "../queries.server";

/** What the public page shows and what a preview of it shows: one list, so that the two cannot differ. */
export function publicOf(record: ProgramRecord) {
  const { reference, agencyName, state, name, description, need, recipient, unit, unitValue, quota } = record;
  const { quotaParts, funds, criteria, strategy, startsOn, endsOn, publishedOn, placeNames, places } = record;
  return {
    reference,
    agencyName,
    state,
    name,
    description,
    need,
    recipient,
    unit,
    unitValue,
    quota,
    quotaParts,
    funds,
    criteria,
    strategy,
    startsOn,
    endsOn,
    publishedOn,
    placeNames,
    places,
  };
}

export type PublicFields = ReturnType<typeof publicOf>;
