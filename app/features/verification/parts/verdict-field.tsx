import { m } from "~/platform/i18n/generated/messages";
import { Details } from "~/ui/details";
import type { RoundEntry } from "../round-queries.server";
import { reasonsFor } from "../rules/exclusion";
import { reasonWords } from "./labels";
import { useReply } from "./reply";

/**
 * The meeting's word on one family as one choice: eligible, or ineligible with its one reason. So more than one reason
 * cannot even be written down.
 */
export function VerdictField({ entry }: { entry: RoundEntry }) {
  const { error, value } = useReply();
  const id = entry.householdId;
  const name = `outcome-${id}`;
  const stored = entry.outcome === "ineligible" ? entry.reason : entry.outcome;
  const problem = error(name);
  return (
    <div className={problem ? "border-s-4 border-red ps-3" : undefined}>
      {problem ? (
        <p id={`${name}-error`} className="font-semibold text-red">
          {problem}
        </p>
      ) : null}
      <input type="hidden" name={`was-${id}`} value={stored ?? ""} />
      <select
        id={name}
        name={name}
        aria-label={`${m.verification_round_verdict()}: ${entry.headName}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${name}-error` : undefined}
        defaultValue={value(name, stored) ?? ""}
        className="control"
      >
        <option value="">{m.verification_outcome_undecided()}</option>
        {entry.assessed ? <option value="eligible">{m.verification_outcome_eligible()}</option> : null}
        <optgroup label={m.verification_outcome_ineligible()}>
          {reasonsFor("household").map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords[reason]()}
            </option>
          ))}
        </optgroup>
      </select>
      {entry.assessed ? null : <p className="text-sm text-ink-soft">{m.verification_round_not_assessed()}</p>}
      <Details
        summary={m.verification_round_row_more()}
        open={Boolean(problem || entry.note || entry.survivorCode)}
      >
        <Small
          name={`note-${id}`}
          label={m.verification_round_note()}
          stored={value(`note-${id}`, entry.note)}
        />
        <Small
          name={`survivor-${id}`}
          label={m.verification_round_survivor()}
          stored={value(`survivor-${id}`, entry.survivorCode)}
        />
      </Details>
    </div>
  );
}

function Small({ name, label, stored }: { name: string; label: string; stored: string | undefined }) {
  return (
    <p>
      <label htmlFor={name} className="block text-sm font-semibold">
        {label}
      </label>
      <input
        id={name}
        name={name}
        defaultValue={stored}
        className="control"
        maxLength={500}
        autoComplete="off"
      />
    </p>
  );
}
