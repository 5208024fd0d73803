import { countOf, dayOf, textOf } from "./form-reply.server";
import { attendanceGroups, type Attendance, type Meeting, type Minutes } from "./rules/minutes";

/** A posted meeting: day, place and how many came, by group. */
export function readMeeting(form: FormData): { meeting: Meeting; invalid: Record<string, string> } {
  const invalid: Record<string, string> = {};
  const attendance = Object.fromEntries(
    attendanceGroups.map((group) => {
      const count = countOf(form, `group-${group}`);
      if (Number.isNaN(count)) invalid[`group-${group}`] = "answer_invalid";
      return [group, count];
    }),
  ) as Attendance;
  return { meeting: { heldOn: dayOf(form, "on"), place: textOf(form, "place", 300), attendance }, invalid };
}

export const signerRows = 5;

/** Posted minutes: number, day, and up to five signers. */
export const readMinutes = (form: FormData): Minutes => ({
  number: textOf(form, "number", 100),
  signedOn: dayOf(form, "on"),
  signers: Array.from({ length: signerRows }, (_, row) => ({
    name: textOf(form, `signer-${row}`, 200),
    position: textOf(form, `position-${row}`, 200),
  })).filter((signer) => signer.name !== "" || signer.position !== ""),
});
