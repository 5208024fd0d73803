import { m } from "~/platform/i18n/generated/messages";

/** Disdukcapil's word on one person: agrees, does not agree, or later. */
export function RegistryWord({ id, name }: { id: string; name: string }) {
  return (
    <select
      name={`word-${id}`}
      defaultValue=""
      aria-label={m.households_registry_word_of({ name })}
      className="control max-w-60"
    >
      <option value="">{m.households_registry_later()}</option>
      <option value="agrees">{m.households_registry_agrees()}</option>
      <option value="disagrees">{m.households_registry_disagrees()}</option>
    </select>
  );
}
