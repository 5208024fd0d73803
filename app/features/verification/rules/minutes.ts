import { isDay, type Day } from "./dates";

/** Groups that take part in a village meeting on the list (Musdes, Muskel). */
export const attendanceGroups = [
  "village_head",
  "village_council",
  "family_welfare",
  "neighbourhood_heads",
  "community_institutions",
  "community_members",
] as const;

export type AttendanceGroup = (typeof attendanceGroups)[number];
export type Attendance = Readonly<Record<AttendanceGroup, number>>;

export type Meeting = { readonly heldOn: Day; readonly place: string; readonly attendance: Attendance };
export type Signer = { readonly name: string; readonly position: string };
export type Minutes = {
  readonly number: string;
  readonly signedOn: Day;
  readonly signers: readonly Signer[];
};

export type MinutesGap =
  | "meeting_missing"
  | "place_missing"
  | "nobody_attended"
  | "village_head_absent"
  | "number_missing"
  | "date_invalid"
  | "signed_before_meeting"
  | "signed_in_future"
  | "signers_too_few"
  | "verdicts_missing";

/** The minutes are signed by the village head or lurah and at least one other official. */
export const signersRequired = 2;

/** People present, all groups together. */
export const attended = (attendance: Attendance): number =>
  attendanceGroups.reduce((sum, group) => sum + attendance[group], 0);

/** What is missing in a meeting record; empty when it can stand. */
export function meetingGaps(meeting: Meeting | null, today: Day): MinutesGap[] {
  if (!meeting) return ["meeting_missing"];
  const gaps: MinutesGap[] = [];
  if (!isDay(meeting.heldOn) || meeting.heldOn > today) gaps.push("date_invalid");
  if (!meeting.place.trim()) gaps.push("place_missing");
  if (attended(meeting.attendance) === 0) gaps.push("nobody_attended");
  if (meeting.attendance.village_head === 0) gaps.push("village_head_absent");
  return gaps;
}

/**
 * What is missing before the minutes prove the meeting; empty when they are complete. A list in which one household
 * still has no verdict is not finished, because silence would lose that family.
 */
export function minutesGaps(
  meeting: Meeting | null,
  minutes: Minutes,
  verdictsMissing: number,
  today: Day,
): MinutesGap[] {
  const gaps = meetingGaps(meeting, today);
  if (!minutes.number.trim()) gaps.push("number_missing");
  if (!isDay(minutes.signedOn)) gaps.push("date_invalid");
  else if (minutes.signedOn > today) gaps.push("signed_in_future");
  else if (meeting && minutes.signedOn < meeting.heldOn) gaps.push("signed_before_meeting");
  const signers = minutes.signers.filter((signer) => signer.name.trim() && signer.position.trim());
  if (signers.length < signersRequired) gaps.push("signers_too_few");
  if (verdictsMissing > 0) gaps.push("verdicts_missing");
  return [...new Set(gaps)];
}
