import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { agreementKinds } from "../rules";
import { agreementLabels } from "./labels";

type Addendum = { id: string; nth: number; decidedOn: string | null };

/** The papers somebody may draw up or upload: a co-funder its own letter, the others all kinds and every addendum. */
export function paperChoices(
  seesSum: boolean,
  addenda: readonly Addendum[],
): { value: string; label: string }[] {
  const kinds = seesSum ? agreementKinds : (["letter"] as const);
  return [
    ...kinds.map((value) => ({ value, label: agreementLabels[value]() })),
    ...addenda.map((one) => ({ value: `addendum:${one.id}`, label: addendumName(one) })),
  ];
}

export function addendumName({ nth, decidedOn }: Omit<Addendum, "id">): string {
  return m.pledges_document_addendum({ n: String(nth), date: decidedOn ? formatDate(decidedOn) : "–" });
}
