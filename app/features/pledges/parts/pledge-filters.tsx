import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { FilterChips, FilterForm, SearchField } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { pledgeForms } from "~/features/needs/catalogue";
import { pledgeFormLabels } from "~/features/needs/parts/labels";
import type { PledgeFilter } from "../queries.server";
import { pledgeStates } from "../rules";
import { pledgeStateLabels, pledgeWaitLabels } from "./labels";

const mineWords = { own: m.pledges_filter_own, share: m.pledges_filter_share };

/** The search and the filters of the list, and what came from a task, to be taken off again. */
export function PledgeFilters({ filter, search }: { filter: PledgeFilter; search: URLSearchParams }) {
  const { text, state, kind, programId, mine, waits, sort } = filter;
  const without = (name: string) => listUrl("/pledges", search, { [name]: undefined });
  return (
    <>
      <FilterForm action="/pledges" keep={{ sort, program: programId, mine, waits }}>
        <SearchField label={m.pledges_list_search()} defaultValue={text} />
        <SelectField
          name="state"
          label={m.pledges_col_state()}
          choose={m.pledges_list_all()}
          defaultValue={state ?? ""}
          options={pledgeStates.map((value) => ({ value, label: pledgeStateLabels[value]() }))}
        />
        <SelectField
          name="kind"
          label={m.pledges_col_kind()}
          choose={m.pledges_list_all()}
          defaultValue={kind ?? ""}
          options={pledgeForms.map((value) => ({ value, label: pledgeFormLabels[value]() }))}
        />
      </FilterForm>
      <FilterChips
        chips={[
          ...(waits ? [{ label: pledgeWaitLabels[waits](), removeHref: without("waits") }] : []),
          ...(mine ? [{ label: mineWords[mine](), removeHref: without("mine") }] : []),
        ]}
        clearHref="/pledges"
      />
    </>
  );
}
