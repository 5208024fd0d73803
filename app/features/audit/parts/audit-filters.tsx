import { acts } from "~/platform/access/policy";
import { actLabels } from "~/platform/i18n/act-labels";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { roleLabels } from "~/features/accounts/parts/role-labels";
import type { SignedInRole } from "~/platform/access/actor";
import { SelectField } from "~/ui/choice-fields";
import { FilterForm, SearchField, type FilterChip } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { DateField } from "~/ui/text-fields";
import type { AuditFilter } from "../queries.server";

type Official = { id: string; name: string; role: string };

/** By act, official, record and day. */
export function AuditFilters({ filter, actors }: { filter: AuditFilter; actors: readonly Official[] }) {
  const words = acts
    .map((act) => ({ value: act, label: actLabels[act]() }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <FilterForm action="/audit" keep={{ since: filter.since ?? undefined }}>
      <SelectField
        name="act"
        label={m.audit_act()}
        choose={m.audit_all_acts()}
        defaultValue={filter.act ?? ""}
        options={words}
      />
      <SelectField
        name="actor"
        label={m.audit_actor()}
        choose={m.audit_all_actors()}
        defaultValue={filter.actor ?? ""}
        options={actors.map(({ id, name, role }) => ({ value: id, label: officialName({ id, name, role }) }))}
      />
      <SearchField name="subject" label={m.audit_subject()} defaultValue={filter.subject ?? ""} />
      <DateField name="from" label={m.audit_from()} optional defaultValue={filter.from ?? undefined} />
      <DateField name="to" label={m.audit_to()} optional defaultValue={filter.to ?? undefined} />
    </FilterForm>
  );
}

function officialName({ name, role }: Official): string {
  return `${name} (${roleLabels[role as SignedInRole]()})`;
}

/** The filters in use, each with the way to take it off. */
export function auditChips(
  filter: AuditFilter,
  actors: readonly Official[],
  search: URLSearchParams,
): FilterChip[] {
  const official = actors.find(({ id }) => id === filter.actor);
  const named: [keyof AuditFilter, string | null][] = [
    ["act", filter.act && actLabels[filter.act]()],
    ["actor", filter.actor && (official ? officialName(official) : filter.actor)],
    ["kind", filter.kind],
    ["subject", filter.subject && `${m.audit_subject()}: …${filter.subject.slice(-12)}`],
    ["since", filter.since && m.audit_since_check()],
    ["from", filter.from && `${m.audit_from()} ${formatDate(filter.from)}`],
    ["to", filter.to && `${m.audit_to()} ${formatDate(filter.to)}`],
  ];
  return named.flatMap(([name, label]) =>
    label ? [{ label, removeHref: listUrl("/audit", search, { [name]: undefined }) }] : [],
  );
}
