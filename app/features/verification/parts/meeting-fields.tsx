import { m } from "~/platform/i18n/generated/messages";
import { FieldGroup } from "~/ui/field";
import { DateField, NumberField, TextField } from "~/ui/text-fields";
import { attendanceGroups, type Meeting } from "../rules/minutes";
import { groupWords } from "./labels";
import { useReply } from "./reply";

/** When and where the meeting was held, and who came. */
export function MeetingFields({ stored, today }: { stored?: Meeting | null; today: string }) {
  const { error, value } = useReply();
  return (
    <>
      <DateField
        name="on"
        label={m.verification_meeting_date()}
        defaultValue={value("on", stored?.heldOn ?? today)}
        error={error("on")}
      />
      <TextField
        name="place"
        label={m.verification_meeting_place()}
        maxLength={300}
        defaultValue={value("place", stored?.place)}
        error={error("place")}
      />
      <FieldGroup name="attendance" label={m.verification_meeting_attendance()} large>
        <div className="flow">
          {attendanceGroups.map((group) => (
            <NumberField
              key={group}
              name={`group-${group}`}
              label={groupWords[group]()}
              optional={group !== "village_head"}
              defaultValue={value(`group-${group}`, stored ? String(stored.attendance[group]) : "")}
              error={error(`group-${group}`)}
            />
          ))}
        </div>
      </FieldGroup>
    </>
  );
}
