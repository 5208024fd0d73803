import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonRow } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { Details } from "~/ui/details";
import { FilterForm, SearchField } from "~/ui/filters";
import { TextField } from "~/ui/text-fields";
import { deciles, type RegisterFilter } from "~/features/households/register-filter";
import { stateWords } from "~/features/verification/parts/labels";
import { householdStates } from "~/features/verification/rules/states";

type Place = { code: string; name: string };

/** Filters of the register; the village list follows the chosen kecamatan, also without scripts. */
export function RegisterFilters({
  filter,
  districts,
  villages,
}: {
  filter: RegisterFilter;
  districts: Place[];
  villages: Place[];
}) {
  const options = (places: Place[]) => places.map(({ code, name }) => ({ value: code, label: name }));
  const any = m.households_register_any();
  const village = filter.place && filter.place.length > 8 ? filter.place : "";
  return (
    <FilterForm action="/households" keep={{ sort: filter.sort === "name" ? undefined : filter.sort }}>
      <SearchField
        label={m.households_register_search()}
        hint={m.households_register_search_hint()}
        defaultValue={filter.words}
      />
      <SelectField
        name="district"
        label={m.households_register_district()}
        optional
        choose={any}
        defaultValue={filter.place?.slice(0, 8) ?? ""}
        options={options(districts)}
      />
      {villages.length > 0 ? (
        <SelectField
          name="village"
          label={m.households_register_village()}
          optional
          choose={any}
          defaultValue={village}
          options={options(villages)}
        />
      ) : null}
      <SelectField
        name="decile"
        label={m.households_register_decile()}
        optional
        choose={any}
        defaultValue={filter.decile ?? ""}
        options={deciles.map((d) => ({
          value: d,
          label: d === "unknown" ? m.households_register_decile_unknown() : d,
        }))}
      />
      <SelectField
        name="state"
        label={m.households_register_state()}
        optional
        choose={any}
        defaultValue={filter.state ?? ""}
        options={householdStates.map((s) => ({ value: s, label: stateWords[s]() }))}
      />
    </FilterForm>
  );
}

/** A number is asked for by a post, so that it never stands in an address or a log. */
export function NikSearch({ error, typed }: { error?: string; typed?: string }) {
  return (
    <form method="post" action="/households/search" className="flow max-w-form print:hidden">
      <h2>{m.households_register_nik_title()}</h2>
      <TextField
        name="nik"
        label={m.households_register_nik_label()}
        hint={m.households_register_nik_hint()}
        inputMode="numeric"
        width="medium"
        autoComplete="off"
        error={error}
        defaultValue={typed}
      />
      <Button look="plain">{m.households_register_nik_button()}</Button>
    </form>
  );
}

/** The same list as a file, with a reason. */
export function RegisterExport({ query }: { query: string }) {
  return (
    <Details summary={m.households_register_export_title()}>
      <form method="post" action={`/households/export?${query}`} className="flow max-w-form">
        <p>{m.households_register_export_lead()}</p>
        <TextField name="reason" label={m.households_register_export_reason()} maxLength={300} />
        <ButtonRow>
          <Button look="plain" name="format" value="xlsx">
            {m.households_register_export_xlsx()}
          </Button>
          <Button look="plain" name="format" value="csv">
            {m.households_register_export_csv()}
          </Button>
        </ButtonRow>
      </form>
    </Details>
  );
}
