import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { FilterChips, FilterForm, SearchField } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { needCodes } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import type { ProgramFilter } from "../queries.server";
import { programStates } from "../rules";
import { programStateLabels } from "./labels";

type ProgramFiltersProps = {
  filter: ProgramFilter;
  agencies: readonly { id: string; name: string }[];
  search: URLSearchParams;
};

/** What the list of programs may be narrowed to. */
export function ProgramFilters({ filter, agencies, search }: ProgramFiltersProps) {
  return (
    <>
      <FilterForm
        action="/programs"
        keep={{ sort: filter.sort, quota: filter.raiseWaiting ? "waiting" : undefined }}
      >
        <SearchField label={m.programs_list_search()} defaultValue={filter.text} />
        <SelectField
          name="need"
          label={m.programs_col_need()}
          choose={m.programs_list_all()}
          defaultValue={filter.need ?? ""}
          options={needCodes.map((value) => ({ value, label: needLabels[value]() }))}
        />
        <SelectField
          name="state"
          label={m.programs_col_state()}
          choose={m.programs_list_all()}
          defaultValue={filter.state ?? ""}
          options={programStates.map((value) => ({ value, label: programStateLabels[value]() }))}
        />
        <SelectField
          name="agency"
          label={m.programs_col_agency()}
          choose={m.programs_list_all()}
          defaultValue={filter.agencyId ?? ""}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterForm>
      <FilterChips
        chips={
          filter.raiseWaiting
            ? [
                {
                  label: m.programs_filter_raise_waiting(),
                  removeHref: listUrl("/programs", search, { quota: undefined }),
                },
              ]
            : []
        }
        clearHref="/programs"
      />
    </>
  );
}
