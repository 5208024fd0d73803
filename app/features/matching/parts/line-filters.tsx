import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { SearchField } from "~/ui/filters";
import { needLabels } from "~/features/needs/parts/labels";
import type { NeedCode } from "~/features/needs/catalogue";
import type { LineFilter } from "../queries.server";
import { outcomes } from "../rules/run";
import { outcomeLabels } from "./labels";

type LineFiltersProps = {
  filter: LineFilter;
  needs: readonly NeedCode[];
  offers: readonly { id: string; label: string }[];
  districts: readonly { code: string; name: string }[];
};

/** What the list of needs can be narrowed by. */
export function LineFilters({ filter, needs, offers, districts }: LineFiltersProps) {
  return (
    <>
      <SearchField name="code" label={m.matching_case_code()} defaultValue={filter.code ?? ""} />
      <SelectField
        name="outcome"
        label={m.matching_outcome()}
        choose={m.matching_all()}
        defaultValue={filter.outcome ?? ""}
        options={outcomes.map((value) => ({ value, label: outcomeLabels[value]() }))}
      />
      <SelectField
        name="need"
        label={m.matching_need()}
        choose={m.matching_all()}
        defaultValue={filter.need ?? ""}
        options={needs.map((value) => ({ value, label: needLabels[value]() }))}
      />
      <SelectField
        name="offer"
        label={m.matching_offer()}
        choose={m.matching_all()}
        defaultValue={filter.offerId ?? ""}
        options={offers.map(({ id, label }) => ({ value: id, label }))}
      />
      <DistrictField district={filter.district} districts={districts} />
    </>
  );
}

type DistrictFieldProps = { district: string | null } & Pick<LineFiltersProps, "districts">;

export function DistrictField({ district, districts }: DistrictFieldProps) {
  return (
    <SelectField
      name="district"
      label={m.matching_district()}
      choose={m.matching_all()}
      defaultValue={district ?? ""}
      options={districts.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
