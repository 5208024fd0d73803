import { m } from "~/platform/i18n/generated/messages";
import { needCodes, type NeedCode } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import { SelectField } from "~/ui/choice-fields";
import { FilterForm } from "~/ui/filters";

type PlaceNeedFilterProps = {
  action: string;
  districts: readonly { code: string; name: string }[];
  filter: { district: string | null; need: NeedCode | null };
};

/** The two filters of the reports: one kecamatan, one kind of need. */
export function PlaceNeedFilter({ action, districts, filter }: PlaceNeedFilterProps) {
  return (
    <FilterForm action={action}>
      <SelectField
        name="district"
        label={m.reporting_overview_filter_district()}
        choose={m.reporting_overview_all_districts()}
        defaultValue={filter.district ?? ""}
        options={districts.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <SelectField
        name="need"
        label={m.reporting_overview_filter_need()}
        choose={m.reporting_overview_all_needs()}
        defaultValue={filter.need ?? ""}
        options={needCodes.map((code) => ({ value: code, label: needLabels[code]() }))}
      />
    </FilterForm>
  );
}
