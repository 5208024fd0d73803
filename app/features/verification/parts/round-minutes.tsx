import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Details } from "~/ui/details";
import { Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { attended, attendanceGroups } from "../rules/minutes";
import type { RoundMeeting } from "../round-queries.server";
import { groupWords } from "./labels";

/** The meeting and its minutes; former ones folded. */
export function RoundMinutes({ meetings }: { meetings: readonly RoundMeeting[] }) {
  const current = meetings.find((meeting) => meeting.current);
  const former = meetings.filter((meeting) => !meeting.current);
  return (
    <Section title={m.verification_round_minutes()}>
      {current ? <Meeting meeting={current} /> : null}
      {former.map((meeting) => (
        <Details
          key={meeting.id}
          summary={`${m.verification_round_former_minutes()}: ${meeting.minutesNumber ?? "–"}`}
        >
          <Meeting meeting={meeting} />
        </Details>
      ))}
    </Section>
  );
}

function Meeting({ meeting }: { meeting: RoundMeeting }) {
  const groups = attendanceGroups.filter((group) => meeting.attendance[group] > 0);
  return (
    <SummaryList
      rows={[
        { label: m.verification_meeting_date(), value: formatDate(meeting.heldOn) },
        { label: m.verification_meeting_place(), value: meeting.place },
        {
          label: m.verification_meeting_attendance(),
          value: (
            <>
              {m.verification_round_attended({
                n: formatCount(attended(meeting.attendance)),
                count: attended(meeting.attendance),
              })}
              <ul className="text-sm text-ink-soft">
                {groups.map((group) => (
                  <li key={group}>
                    {groupWords[group]()}: {formatCount(meeting.attendance[group])}
                  </li>
                ))}
              </ul>
            </>
          ),
        },
        { label: m.verification_round_minutes_number(), value: meeting.minutesNumber ?? "–" },
        {
          label: m.verification_round_minutes_date(),
          value: meeting.minutesOn ? formatDate(meeting.minutesOn) : "–",
        },
        {
          label: m.verification_round_signers(),
          value: (
            <ul>
              {(meeting.signers ?? []).map((signer) => (
                <li key={signer.name}>
                  {signer.name}, {signer.position}
                </li>
              ))}
            </ul>
          ),
        },
        ...(meeting.minutesFileId
          ? [
              {
                label: m.verification_round_minutes_scan(),
                value: (
                  <a className="link" href={`/files/${meeting.minutesFileId}`}>
                    {m.verification_round_minutes_scan()}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
