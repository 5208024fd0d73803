import { data } from "@remix-run/node";
import { RuleBroken } from "~/platform/access/errors";
import { isoDate } from "~/ui/date-text";

/** What a form gets back when it cannot be accepted: codes by field ("" for the whole form), and all that was typed. */
export type Reply = { errors: Record<string, string>; values: Record<string, string> };

const valuesOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));

export const reply = (form: FormData, errors: Record<string, string>) =>
  data<Reply>({ errors, values: valuesOf(form) }, { status: 422 });

/** A refusal of a rule as an answer beside the field it speaks about; any other error goes on. */
export function replyToRefusal(error: unknown, form: FormData) {
  if (!(error instanceof RuleBroken)) throw error;
  return reply(form, { [fieldOfCode[error.code] ?? ""]: error.code });
}

/** A posted text, trimmed and cut; the empty text when the field is absent or a file. */
export function textOf(form: FormData, name: string, longest = 2000): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().slice(0, longest) : "";
}

/** A posted day as YYYY-MM-DD; what cannot be read stays as typed, so that rules refuse it as no day. */
export const dayOf = (form: FormData, name: string): string => {
  const typed = textOf(form, name, 40);
  return isoDate(typed) ?? typed;
};

/** A posted count; NaN when it is none. An empty field counts as nobody. */
export const countOf = (form: FormData, name: string): number => {
  const typed = textOf(form, name, 20).replace(/[\s.]/g, "");
  return typed === "" ? 0 : /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
};

// Rules refuse by code; on a form the code stands beside the field that can mend it.
const fieldOfCode: Record<string, string> = {
  note_required: "note",
  reason_missing: "reason",
  reason_not_for_target: "reason",
  deceased_but_family_remains: "reason",
  assessment_required: "reason",
  two_visits_required: "reason",
  survivor_required: "survivor",
  survivor_is_itself: "survivor",
  place_missing: "place",
  date_invalid: "on",
  nobody_attended: "group-village_head",
  village_head_absent: "group-village_head",
  number_missing: "number",
  signed_before_meeting: "on",
  signed_in_future: "on",
  signers_too_few: "signer-0",
  signer_missing: "signer",
  validity_reversed: "to",
  valid_before_signed: "from",
  already_over: "to",
  decree_number_taken: "number",
  visit_date: "on",
  grounds_required: "grounds",
  ground_required: "ground",
  assessment_since_decree_required: "kind",
  objection_window_closed: "village",
  nik_taken: "nik",
  nik_scientific: "nik",
  nik_length: "nik",
  nik_day: "nik",
  nik_month: "nik",
  nik_serial: "nik",
  nik_repeated_digit: "nik",
  nik_synthetic: "nik",
  nik_not_synthetic: "nik",
  kk_malformed: "kk",
};
